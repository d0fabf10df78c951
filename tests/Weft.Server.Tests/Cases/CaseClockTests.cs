using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weft.Server.Cases;

namespace Weft.Server.Tests.Cases;

public class CaseClockTests(Loop loop) : IClassFixture<Loop>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_sign_for_limit_that_passed_turns_red_once_and_tells_the_level_above_however_many_workers_run()
    {
        var id = await loop.Reported();
        await LetPass(id, TimeSpan.FromDays(3));

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(RunAll)));

        (await loop.Happened(id)).Count(what => what == "Escalated").ShouldBe(1);
        (await Kinds(id)).Where(kind => kind is "case.turned-yellow" or "case.turned-red" or "case.still-red" or "case.escalated")
            .Order().ShouldBe(["case.escalated", "case.still-red", "case.turned-red", "case.turned-yellow"]);
    }

    [Fact]
    public async Task A_worker_that_dies_in_the_middle_loses_and_repeats_nothing()
    {
        var id = await loop.Reported();
        await LetPass(id, TimeSpan.FromMinutes(-1)); // keep the host's own worker away until the rehearsal is over
        await using (var source = NpgsqlDataSource.Create(loop.App.ConnectionString))
        {
            // What a worker does until its power fails: claims, rings, and never commits.
            await using var connection = await source.OpenConnectionAsync(Ct);
            await using var transaction = await connection.BeginTransactionAsync(Ct);
            await using var claim = new NpgsqlCommand("select id from cases.cases where id = $1 for update skip locked", connection, transaction);
            claim.Parameters.AddWithValue(id);
            (await claim.ExecuteScalarAsync(Ct)).ShouldBe(id);
            await using var ring = new NpgsqlCommand("insert into notices.outbox (kind, case_id, unit_ids, account_ids, body, created_at) values ('case.turned-red', $1, '{}', '{}', '{}', now())", connection, transaction);
            ring.Parameters.AddWithValue(id);
            await ring.ExecuteNonQueryAsync(Ct);
        }

        await LetPass(id, TimeSpan.FromDays(3));
        await RunAll();

        (await Kinds(id)).Count(kind => kind == "case.turned-red").ShouldBe(1);
        (await loop.Happened(id)).Count(what => what == "Escalated").ShouldBe(1);
    }

    [Fact]
    public async Task A_suspended_case_wakes_by_itself()
    {
        var id = await loop.Dispatched();
        await loop.Must(Cast.StreetOperator, id, "suspend", new { until = DateTimeOffset.UtcNow.AddSeconds(1.5), reason = "等待天晴" });
        (await loop.Stage(id)).ShouldBe("Suspended");

        for (var i = 0; i < 40 && await loop.Stage(id) == "Suspended"; i++)
        {
            await Task.Delay(250, Ct);
        }

        (await loop.Stage(id)).ShouldBe("Dispatched");
        (await loop.Happened(id))[^1].ShouldBe("Woke");
    }

    [Theory]
    [InlineData("update cases.timeline set entry = replace(entry, '垃圾', '拉圾') where case_id = $1 and seq = 1", "HashDiffers")]
    [InlineData("update cases.timeline set hash = sha256(hash) where case_id = $1 and seq = 1", "HashDiffers")]
    [InlineData("delete from cases.timeline where case_id = $1 and seq = 2", "LengthDiffers")]
    [InlineData("update cases.cases set state = jsonb_set(state, '{wasLate}', 'true') where id = $1", "StateDiffers")]
    public async Task Verify_names_the_case_that_somebody_with_the_database_in_hand_changed(string tampering, string fault)
    {
        var id = await loop.Reported();
        await loop.Must(Cast.CommunityOperator, id, "accept", new { });
        await using var source = NpgsqlDataSource.Create(loop.App.ConnectionString);
        await using (var refused = source.CreateCommand(tampering))
        {
            refused.Parameters.AddWithValue(id);
            if (tampering.Contains("timeline", StringComparison.Ordinal))
            {
                await Should.ThrowAsync<PostgresException>(() => refused.ExecuteNonQueryAsync(Ct), "the timeline is append only");
            }
        }

        // A superuser can switch the guard off; the hashes stay.
        await using (var batch = source.CreateBatch())
        {
            batch.BatchCommands.Add(new NpgsqlBatchCommand("set session_replication_role = replica"));
            var tamper = new NpgsqlBatchCommand(tampering);
            tamper.Parameters.AddWithValue(id);
            batch.BatchCommands.Add(tamper);
            batch.BatchCommands.Add(new NpgsqlBatchCommand("set session_replication_role = default"));
            await batch.ExecuteNonQueryAsync(Ct);
        }

        var broken = (await Verify()).Single(one => one.CaseId == id);
        broken.Fault.Kind.ToString().ShouldBe(fault);
    }

    [Fact]
    public async Task A_region_that_moves_takes_its_cases_along_and_they_still_verify()
    {
        var id = await loop.Reported(Cast.Resident, new { words = "垃圾桶满溢", itemCode = Loop.Bin, regionId = Cast.LiuxiFirst.Id });
        var (from, to) = (Cast.Liuxi.Path, Cast.SecondStreet.Path.Child(Cast.Liuxi.Number));
        await using var source = NpgsqlDataSource.Create(loop.App.ConnectionString);
        await using (var connection = await source.OpenConnectionAsync(Ct))
        {
            await using var transaction = await connection.BeginTransactionAsync(Ct);
            await new CasesFollowRegions().Moved(from, to, transaction);
            await transaction.CommitAsync(Ct);
        }

        (await loop.Case(id)).GetProperty("region").GetString().ShouldBe(to.Child(Cast.LiuxiFirst.Number).Value);
        (await Verify()).Where(one => one.CaseId == id).ShouldBeEmpty();
    }

    private async Task RunAll()
    {
        await using var scope = loop.App.Services.CreateAsyncScope();
        var job = scope.ServiceProvider.GetRequiredService<CaseClockJob>();
        while (await job.RunOnce(Ct) > 0)
        {
        }
    }

    // The clocks of the case were started that much earlier.
    private async Task LetPass(Guid id, TimeSpan time)
    {
        await using var source = NpgsqlDataSource.Create(loop.App.ConnectionString);
        await using var command = source.CreateCommand(
            """
            update cases.cases set alarm_at = now() - $2, alarms_done_to = alarms_done_to - $2,
                state = jsonb_set(jsonb_set(state,
                    '{holder,signFor,yellowAt}', to_jsonb((state #>> '{holder,signFor,yellowAt}')::timestamptz - $2)),
                    '{holder,signFor,dueAt}', to_jsonb((state #>> '{holder,signFor,dueAt}')::timestamptz - $2))
            where id = $1
            """);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(time);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private async Task<string[]> Kinds(Guid id)
    {
        await using var source = NpgsqlDataSource.Create(loop.App.ConnectionString);
        await using var command = source.CreateCommand("select array_agg(kind order by id) from notices.outbox where case_id = $1");
        command.Parameters.AddWithValue(id);
        return (string[])(await command.ExecuteScalarAsync(Ct))!;
    }

    private async Task<List<BrokenTimeline>> Verify()
    {
        var broken = new List<BrokenTimeline>();
        await loop.App.Services.GetRequiredService<VerifyTimelines>().Run(broken.Add, Ct);
        return broken;
    }
}
