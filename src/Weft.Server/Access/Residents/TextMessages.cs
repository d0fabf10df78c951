using Microsoft.Extensions.Logging;

namespace Weft.Server.Access;

/// <summary>The gateway that is set up; in demo mode, where there is none, the log, so that a demo can be tried without a provider.</summary>
internal sealed class TextMessages(IEnumerable<ISmsGateway> gateways, AccessSettings settings, ILogger<TextMessages> log)
{
    public bool CanSend => settings.Demo || gateways.Any(gateway => gateway.IsSetUp);

    public async Task<bool> Send(string phone, string text, CancellationToken ct)
    {
        if (gateways.FirstOrDefault(gateway => gateway.IsSetUp) is { } gateway)
        {
            return await gateway.Send(phone, text, ct);
        }

        log.LogInformation("Demo, no SMS gateway. To {Phone}: {Text}", phone, text);
        return true;
    }
}
