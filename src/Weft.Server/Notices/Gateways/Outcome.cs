using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Weft.Server.Notices.Gateways;

internal enum OutcomeKind
{
    Delivered,
    /// <summary>May go better later: no answer, overloaded, broken for the moment.</summary>
    TryAgain,
    /// <summary>The receiver does not want it like this: trying again changes nothing until somebody corrects something.</summary>
    Refused,
}

/// <summary>What became of one try. <paramref name="Error"/> is short and holds neither secret nor content.</summary>
internal sealed record Outcome(OutcomeKind Kind, int? Status = null, string? Error = null, TimeSpan? NotBefore = null)
{
    /// <summary>Whether the receiver as a whole is in trouble, not just this delivery.</summary>
    public bool ReceiverIsDown => Kind == OutcomeKind.TryAgain;

    public static Outcome Of(HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        return answer.StatusCode switch
        {
            >= (HttpStatusCode)200 and < (HttpStatusCode)300 => new Outcome(OutcomeKind.Delivered, status),
            HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or (HttpStatusCode)425 or >= (HttpStatusCode)500 =>
                new Outcome(OutcomeKind.TryAgain, status, $"HTTP {status}", RetryAfter(answer)),
            >= (HttpStatusCode)300 and < (HttpStatusCode)400 => new Outcome(OutcomeKind.Refused, status, $"HTTP {status}: redirects are not followed"),
            _ => new Outcome(OutcomeKind.Refused, status, $"HTTP {status}"),
        };
    }

    public static Outcome Of(Exception exception) => exception switch
    {
        TargetNotAllowedException or { InnerException: TargetNotAllowedException } =>
            new Outcome(OutcomeKind.Refused, Error: (exception as TargetNotAllowedException ?? exception.InnerException!).Message),
        OperationCanceledException => new Outcome(OutcomeKind.TryAgain, Error: "no answer in time"),
        HttpRequestException { InnerException: SocketException socket } => new Outcome(OutcomeKind.TryAgain, Error: $"no connection: {socket.SocketErrorCode}"),
        HttpRequestException http => new Outcome(OutcomeKind.TryAgain, Error: $"no connection: {http.HttpRequestError}"),
        _ => new Outcome(OutcomeKind.TryAgain, Error: exception.GetType().Name),
    };

    private static TimeSpan? RetryAfter(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Retry-After", out var values)
        && int.TryParse(values.First(), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, 3600))
            : null;
}
