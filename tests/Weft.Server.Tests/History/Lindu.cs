using System.Globalization;
using System.Text;

namespace Weft.Server.Tests.History;

/// <summary>A made-up source: the records of the invented city 林渡.</summary>
internal static class Lindu
{
    public const string Header = "no,opened,due,closed,flag,street,kind,office,words";

    public const string Map =
        """
        {
          "source": "lindu",
          "data": { "timeZone": "Asia/Shanghai", "missing": ["-"] },
          "city": {
            "create": true,
            "path": [{ "level": "City", "name": "林渡市", "englishName": "Lindu" }],
            "station": "林渡市网格中心",
            "levels": [{ "level": "Street", "name": "{street}", "create": true, "station": "{name}网格站" }]
          },
          "number": "{no}",
          "channel": "Hotline",
          "words": "{words}",
          "item": { "classes": ["市容"], "name": "{kind}", "create": { "handle": "3工作日" } },
          "unit": { "name": "{office}", "create": true },
          "times": { "reported": "{opened}", "due": "{due}", "closed": "{closed}" },
          "inTime": { "from": "{flag}", "map": { "Y": "true", "N": "false" } }
        }
        """;

    public const string InTime = "1,2024-03-01 08:00:00,2024-03-04 08:00:00,2024-03-04 08:00:00,Y,东门街道,垃圾,环卫所,桥头垃圾";
    public const string Late = "2,2024-03-01 09:00:00,2024-03-02 09:00:00,2024-03-05 10:00:00,N,西门街道,占道,城管队,\"摊位\n占道，\"\"红色\"\"棚子\"";
    public const string Open = "3,2024-03-02 09:00:00,2024-03-03 09:00:00,,-,东门街道,垃圾,环卫所,河边垃圾";

    public static string File(params string[] rows) => string.Join('\n', [Header, .. rows, ""]);

    public static string Many(int count)
    {
        var text = new StringBuilder(Header).Append('\n');
        for (var i = 1; i <= count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{i},2024-03-01 08:00:00,2024-03-04 08:00:00,2024-03-0{2 + (i % 5)} 08:00:00,,东门街道,垃圾,环卫所,第 {i} 处垃圾\n");
        }

        return text.ToString();
    }
}
