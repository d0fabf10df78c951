using Microsoft.Extensions.DependencyInjection;
using Weft.Core.Access;
using Weft.Server.LiveFeed;
using Weft.Server.Tests.Notices;

namespace Weft.Server.Tests.LiveFeed;

public class LiveHubTests(WeftApp app) : IClassFixture<WeftApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_that_does_not_read_is_let_go_and_the_others_hear_everything()
    {
        var hub = app.Services.GetRequiredService<LiveHub>();
        var (asleep, awake) = (Client(), Client());
        await hub.Join(asleep, Ct);
        await hub.Join(awake, Ct);
        var heard = Count(awake);

        const int all = LiveClient.MostWaiting + 100;
        for (var sent = 0; sent < all; sent += 50)
        {
            await app.Happen([.. Enumerable.Range(0, Math.Min(50, all - sent)).Select(_ => Happened.In(Cast.Street))]);
            await Task.Delay(20, Ct);
        }

        await Happened.Eventually(() => Task.FromResult(heard() == all), "the reading client hears all");
        await Happened.Eventually(() => Task.FromResult(hub.Count == 1), "the sleeping client is let go");
        asleep.Waiting.Count.ShouldBe(LiveClient.MostWaiting);
        hub.Leave(awake);
    }

    [Fact]
    public async Task A_client_that_came_while_others_were_there_begins_where_they_stand()
    {
        var hub = app.Services.GetRequiredService<LiveHub>();
        var first = Client();
        var from = await hub.Join(first, Ct);
        await app.Happen(Happened.In(Cast.Street));
        await Happened.Eventually(() => Task.FromResult(first.Waiting.Count == 2), "an event and its position");

        var second = Client();
        var joined = await hub.Join(second, Ct);

        joined.Snapshot.ShouldNotBe(from.Snapshot);
        var missed = await app.Services.GetRequiredService<LiveCatchUp>().Between(from, joined, Ct);
        missed!.Count.ShouldBe(1);
        second.Waiting.Count.ShouldBe(0);
        hub.Leave(first);
        hub.Leave(second);
    }

    private static LiveClient Client() =>
        new(new Actor(Guid.NewGuid(), "", [new Assignment(Guid.NewGuid(), Role.StationOperator, Cast.City.Id, Cast.City.Path, null)]), [], null);

    private static Func<int> Count(LiveClient client)
    {
        var heard = 0;
        _ = Task.Run(async () =>
        {
            await foreach (var frame in client.Waiting.ReadAllAsync(Ct))
            {
                heard += frame.Happening is null ? 0 : 1;
            }
        }, Ct);
        return () => Volatile.Read(ref heard);
    }
}
