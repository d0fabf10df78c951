using CsCheck;
using Npgsql;
using Weft.Server.Notices;

namespace Weft.Server.Tests.Notices;

public class OutboxReaderTests(WeftApp app) : IClassFixture<WeftApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lower_id_that_commits_later_is_read_too_and_holds_up_nobody_meanwhile()
    {
        await using var reader = await app.Database(Ct);
        var position = new OutboxPosition(await OutboxReader.Present(reader, Ct));
        await using var slow = await Begin("case.slow");
        await using var quick = await Begin("case.quick");

        await quick.Transaction.CommitAsync(Ct);
        (var first, position) = await OutboxReader.Read(reader, position, 100, Ct);
        (var nothing, position) = await OutboxReader.Read(reader, position, 100, Ct);
        await slow.Transaction.CommitAsync(Ct);
        (var second, position) = await OutboxReader.Read(reader, position, 100, Ct);
        var (end, _) = await OutboxReader.Read(reader, position, 100, Ct);

        first.Select(entry => entry.Kind).ShouldBe(["case.quick"]);
        nothing.ShouldBeEmpty();
        second.Select(entry => entry.Kind).ShouldBe(["case.slow"]);
        second[0].Id.ShouldBeLessThan(first[0].Id);
        end.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_rolled_back_has_not_happened()
    {
        await using var reader = await app.Database(Ct);
        var position = new OutboxPosition(await OutboxReader.Present(reader, Ct));
        await using (var open = await Begin("case.undone"))
        {
            await open.Transaction.RollbackAsync(Ct);
        }

        var (entries, _) = await OutboxReader.Read(reader, position, 100, Ct);

        entries.ShouldBeEmpty();
    }

    [Fact]
    public async Task Small_portions_read_the_same_as_one_large()
    {
        await using var reader = await app.Database(Ct);
        var from = new OutboxPosition(await OutboxReader.Present(reader, Ct));
        for (var i = 0; i < 4; i++)
        {
            await app.Happen([.. Enumerable.Range(0, 5).Select(_ => Happened.In(Cast.Street))]);
        }

        var (whole, _) = await OutboxReader.Read(reader, from, 1000, Ct);
        var portions = new List<OutboxEntry>();
        for (var position = from; ;)
        {
            (var portion, position) = await OutboxReader.Read(reader, position, 3, Ct);
            portions.AddRange(portion);
            if (portion.Count < 3)
            {
                break;
            }
        }

        whole.Count.ShouldBe(20);
        portions.Select(entry => entry.Id).ShouldBe(whole.Select(entry => entry.Id));
    }

    [Fact]
    public async Task Whatever_the_order_of_commits_each_is_read_exactly_once()
    {
        // A schedule: at each step a transaction begins, commits, rolls back, or the reader reads a portion of one to three.
        var schedules = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 7]).Array[10, 40];
        await using var reader = await app.Database(Ct);

        await schedules.SampleAsync(async schedule =>
        {
            var position = new OutboxPosition(await OutboxReader.Present(reader, Ct));
            var (open, committed, read) = (new List<Open>(), new List<string>(), new List<string>());
            foreach (var (what, which) in schedule)
            {
                if (what == 0 && open.Count < 6)
                {
                    open.Add(await Begin($"case.t{Guid.NewGuid():n}"));
                }
                else if (what is 1 or 2 && open.Count > 0)
                {
                    var one = open[which % open.Count];
                    open.Remove(one);
                    if (what == 1)
                    {
                        await one.Transaction.CommitAsync(Ct);
                        committed.Add(one.Kind);
                    }

                    await one.DisposeAsync();
                }
                else if (what == 3)
                {
                    (var portion, position) = await OutboxReader.Read(reader, position, 1 + (which % 3), Ct);
                    read.AddRange(portion.Select(entry => entry.Kind));
                }
            }

            foreach (var one in open)
            {
                await one.DisposeAsync();
            }

            for (var atTheEnd = false; !atTheEnd;)
            {
                var toThePresent = position.Target is null;
                (var portion, position) = await OutboxReader.Read(reader, position, 4, Ct);
                read.AddRange(portion.Select(entry => entry.Kind));
                atTheEnd = toThePresent && position.Target is null;
            }

            read.Order().ShouldBe(committed.Order());
        }, iter: 25, threads: 1);
    }

    private sealed record Open(string Kind, NpgsqlConnection Connection, NpgsqlTransaction Transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Transaction.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }

    private async Task<Open> Begin(string kind)
    {
        var connection = await app.Database(Ct);
        var transaction = await connection.BeginTransactionAsync(Ct);
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands = { Outbox.Command([Happened.In(Cast.Street, kind)], ring: false) },
        };
        await batch.ExecuteNonQueryAsync(Ct);
        return new Open(kind, connection, transaction);
    }
}
