namespace Weft.Server.Demo.Plan;

internal sealed record Name(string Chinese, string English);

/// <summary>
/// Invented names: rare characters put together by chance, each given once. Whatever resembles a real place does so by accident.
/// </summary>
internal sealed class Names(Dice dice)
{
    private static readonly (string Sign, string Sound)[] Heads =
    [
        ("澄", "cheng"), ("棠", "tang"), ("芷", "zhi"), ("霁", "ji"), ("蘅", "heng"), ("绫", "ling"), ("砚", "yan"), ("萤", "ying"),
        ("橘", "ju"), ("薇", "wei"), ("荻", "di"), ("蓼", "liao"), ("楸", "qiu"), ("柘", "zhe"), ("栎", "li"), ("椿", "chun"),
        ("樨", "xi"), ("茜", "qian"), ("菡", "han"), ("筠", "yun"), ("篁", "huang"), ("鹭", "lu"), ("鸢", "yuan"), ("鹂", "li"),
        ("鸥", "ou"), ("雁", "yan"), ("缃", "xiang"), ("绮", "qi"), ("纨", "wan"), ("絮", "xu"), ("笙", "sheng"), ("箫", "xiao"),
        ("磬", "qing"), ("弦", "xian"), ("笺", "jian"), ("霭", "ai"), ("露", "lu"), ("霖", "lin"), ("昕", "xin"), ("曦", "xi"),
        ("皎", "jiao"), ("梭", "suo"), ("纬", "wei"), ("縠", "hu"), ("葭", "jia"), ("苓", "ling"),
    ];

    private static readonly (string Sign, string Sound)[] Tails =
    [
        ("光", "guang"), ("荫", "yin"), ("洲", "zhou"), ("岸", "an"), ("圃", "pu"), ("汀", "ting"), ("湾", "wan"), ("浦", "pu"),
        ("坪", "ping"), ("塘", "tang"), ("桥", "qiao"), ("苑", "yuan"), ("里", "li"), ("坊", "fang"), ("埠", "bu"), ("渡", "du"),
        ("泉", "quan"), ("台", "tai"), ("亭", "ting"), ("井", "jing"), ("屿", "yu"), ("林", "lin"), ("陂", "bei"), ("堤", "di"),
    ];

    private static readonly (string Sign, string Sound)[] RoadTails =
    [
        ("明", "ming"), ("华", "hua"), ("安", "an"), ("宁", "ning"), ("和", "he"), ("兴", "xing"), ("泰", "tai"), ("丰", "feng"),
        ("文", "wen"), ("德", "de"), ("信", "xin"), ("景", "jing"), ("秀", "xiu"), ("远", "yuan"), ("达", "da"), ("康", "kang"),
    ];

    private static readonly (string Sign, string English)[] RoadKinds = [("大道", "Avenue"), ("路", "Road"), ("街", "Street"), ("巷", "Lane")];

    private readonly HashSet<string> _given = [];

    public Name Place() => Fresh(Tails);

    /// <summary>A road's name; <paramref name="rank"/> 0 is an arterial, 3 a lane.</summary>
    public Name Road(int rank)
    {
        var kind = RoadKinds[Math.Clamp(rank, 0, RoadKinds.Length - 1)];
        var name = Fresh(RoadTails);
        return new Name(name.Chinese + kind.Sign, $"{name.English} {kind.English}");
    }

    private Name Fresh((string Sign, string Sound)[] tails)
    {
        for (var attempt = 0; ; attempt++)
        {
            // A metropolis uses up the two-character names and goes on with three.
            var parts = attempt < 8 ? new[] { dice.Pick(Heads), dice.Pick(tails) } : [dice.Pick(Heads), dice.Pick(Heads), dice.Pick(tails)];
            var chinese = string.Concat(parts.Select(part => part.Sign));
            if (_given.Add(chinese) || attempt > 200)
            {
                var sound = string.Concat(parts.Select(part => part.Sound));
                return new Name(chinese, char.ToUpperInvariant(sound[0]) + sound[1..]);
            }
        }
    }
}
