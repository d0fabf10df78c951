using Weft.Server.Access;

namespace Weft.Server.Notices.Gateways;

/// <summary>One-time codes go the same way as notices, but at once: whoever waits for one tries again rather than gets it late.</summary>
internal sealed class CodeMessages(SmsGateway sms) : ISmsGateway
{
    public bool IsSetUp => sms.IsSetUp;

    public async Task<bool> Send(string phone, string text, CancellationToken ct) =>
        (await sms.Send(phone, text, ct)).Kind == OutcomeKind.Delivered;
}
