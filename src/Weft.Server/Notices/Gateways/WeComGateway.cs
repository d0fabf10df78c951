using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Weft.Server.Notices.Gateways;

/// <summary>
/// Speaks to a group robot of WeCom (企业微信群机器人): a markdown message of at most 4,096 bytes to the robot's address, whose
/// key is the subscription's secret. The robot answers 200 also when it refuses, with an <c>errcode</c> in the body.
/// </summary>
internal sealed class WeComGateway(GuardedHttp http) : IGateway
{
    private const int MostBytes = 4096;

    // -1: busy; 45009: more than 20 messages a minute; 45033: too many at the same time.
    private static readonly int[] ForTheMoment = [-1, 45009, 45033];

    public GatewayKind Kind => GatewayKind.WeCom;

    public async Task<Outcome> Send(Parcel parcel, CancellationToken ct)
    {
        var message = new { msgtype = "markdown", markdown = new { content = Markdown(parcel) } };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{parcel.Url}?key={Uri.EscapeDataString(parcel.Secret)}")
        {
            Content = JsonContent.Create(message, options: Outbox.Json),
        };

        try
        {
            await request.Content.LoadIntoBufferAsync(ct); // the robot does not read chunked bodies
            using var answer = await http.Send(request, ct);
            var outcome = Outcome.Of(answer);
            return outcome.Kind == OutcomeKind.Delivered ? Judge(await answer.Content.ReadAsStringAsync(ct)) : outcome;
        }
        catch (Exception exception) when (!ct.IsCancellationRequested && exception is HttpRequestException or OperationCanceledException or TargetNotAllowedException)
        {
            return Outcome.Of(exception);
        }
    }

    private static Outcome Judge(string answer)
    {
        try
        {
            using var json = JsonDocument.Parse(answer);
            var code = json.RootElement.GetProperty("errcode").GetInt32();
            return code switch
            {
                0 => new Outcome(OutcomeKind.Delivered, 200),
                _ when ForTheMoment.Contains(code) => new Outcome(OutcomeKind.TryAgain, 200, $"errcode {code}", TimeSpan.FromMinutes(1)),
                _ => new Outcome(OutcomeKind.Refused, 200, $"errcode {code}"),
            };
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return new Outcome(OutcomeKind.Refused, 200, "the answer is not that of a WeCom robot");
        }
    }

    internal static string Markdown(Parcel parcel)
    {
        using var happening = JsonDocument.Parse(parcel.Payload);
        var words = NoticeWords.For(parcel.Kind);
        var facts = happening.RootElement.GetProperty("body");
        var colour = parcel.Kind switch
        {
            "case.turned-red" or "case.still-red" or "case.escalated" or "case.ordered" => "warning",
            "case.closed" or "case.handled" => "info",
            _ => "comment",
        };
        var title = Template.Fill(words.ChineseTitle, facts, Plain);
        var text = Template.Fill(words.Chinese, facts, Plain);
        return Cut($"**<font color=\"{colour}\">{title}</font>**\n{text}");
    }

    // What people wrote must not become a link, a heading or a mention.
    private static string Plain(string fact) => string.Concat(fact.Select(character => character switch
    {
        '<' => '＜',
        '>' => '＞',
        '[' => '［',
        ']' => '］',
        '`' or '*' or '#' or '\r' or '\n' => ' ',
        '@' => '＠',
        _ => character,
    }));

    private static string Cut(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= MostBytes)
        {
            return text;
        }

        var (bytes, end) = (Encoding.UTF8.GetByteCount("…"), 0);
        foreach (var rune in text.EnumerateRunes())
        {
            if ((bytes += rune.Utf8SequenceLength) > MostBytes)
            {
                break;
            }

            end += rune.Utf16SequenceLength;
        }

        return text[..end] + "…";
    }
}
