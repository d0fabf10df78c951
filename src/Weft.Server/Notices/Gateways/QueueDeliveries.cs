using Microsoft.Extensions.Options;
using Npgsql;
using Weft.Core.Regions;
using Weft.Server.Regions;
using Weft.Server.Work;

namespace Weft.Server.Notices.Gateways;

/// <summary>Queues each happening for the subscriptions that ask for its kind in its region.</summary>
internal sealed class QueueDeliveries(
    NpgsqlDataSource database, RegionTree regions, IOptions<DeliverySettings> settings, TimeProvider clock) : IJob
{
    private const int Portion = 500;

    private sealed record Subscription(Guid Id, string[] Kinds, RegionPath Region);

    public string Name => "notices.queue-deliveries";

    public TimeSpan Every => TimeSpan.FromSeconds(1);

    public string? WokenBy => Outbox.Subject;

    public async Task<int> RunOnce(CancellationToken ct)
    {
        await using var turn = await OutboxTurn.Take(database, "deliveries", Portion, ct);
        if (turn is null)
        {
            return 0;
        }

        if (turn.Entries.Count > 0)
        {
            var subscriptions = await Active(turn.Connection, ct);
            var parcels =
                from happening in turn.Entries
                where happening.RegionPath is not null
                from subscription in subscriptions
                where subscription.Region.Contains(new RegionPath(happening.RegionPath!)) && KindPatterns.Match(subscription.Kinds, happening.Kind)
                select (happening, (Guid?)subscription.Id, (Guid?)null);
            await DeliveryQueue.Add(turn.Connection, [.. parcels], settings.Value, clock.GetUtcNow(), ct);
        }

        await turn.Commit();
        return turn.Done;
    }

    private async Task<List<Subscription>> Active(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select id, kinds, region_id from notices.subscriptions where active", connection);
        await using var rows = await command.ExecuteReaderAsync(ct);

        var active = new List<Subscription>();
        while (await rows.ReadAsync(ct))
        {
            if (regions.Find(rows.GetGuid(2)) is { } region)
            {
                active.Add(new Subscription(rows.GetGuid(0), rows.GetFieldValue<string[]>(1), region.Path));
            }
        }

        return active;
    }
}
