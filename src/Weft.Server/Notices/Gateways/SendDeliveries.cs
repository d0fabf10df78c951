using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using Npgsql;
using Weft.Server.Privacy;
using Weft.Server.Work;

namespace Weft.Server.Notices.Gateways;

/// <summary>
/// Sends what is queued. Each delivery is on loan while it is sent, so that a process that dies in the middle loses nothing:
/// it is sent again under the same event id. At least once, never silently not.
/// </summary>
internal sealed class SendDeliveries(
    NpgsqlDataSource database, IEnumerable<IGateway> gateways, NoticeMessages messages, Seal seal,
    IOptions<DeliverySettings> settings, TimeProvider clock) : IJob
{
    private const int Portion = 32, OfOneReceiver = 4;

    public string Name => "notices.send-deliveries";

    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public string? WokenBy => DeliveryQueue.Subject;

    public async Task<int> RunOnce(CancellationToken ct)
    {
        var loan = settings.Value.Timeout + TimeSpan.FromSeconds(30);
        var claims = await Claim.Take(database, Portion, OfOneReceiver, messages.AreSetUp, clock.GetUtcNow(), loan, ct);
        await Task.WhenAll(claims.Select(claim => Send(claim, ct)));
        return claims.Count;
    }

    private async Task Send(Claim claim, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var outcome = await Try(claim, ct);
        await claim.Report(database, outcome, Stopwatch.GetElapsedTime(began), clock.GetUtcNow(), settings.Value);
    }

    private async Task<Outcome> Try(Claim claim, CancellationToken ct)
    {
        if (claim.AccountId is { } account)
        {
            return await messages.Send(account, claim.Kind, claim.Payload, ct);
        }

        string secret;
        try
        {
            secret = seal.Open(claim.SecretSealed!);
        }
        catch (Exception exception) when (exception is CryptographicException or InvalidOperationException)
        {
            return new Outcome(OutcomeKind.Refused, Error: "the secret cannot be opened with the keys at hand: set it again");
        }

        var gateway = gateways.Single(gateway => gateway.Kind == claim.Gateway);
        return await gateway.Send(new Parcel(claim.Id, claim.HappeningId, claim.Kind, claim.Payload, claim.Try, claim.Url!, secret), ct);
    }
}
