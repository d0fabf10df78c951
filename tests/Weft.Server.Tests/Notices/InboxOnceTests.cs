using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weft.Server.Notices;
using Weft.Server.Work;

namespace Weft.Server.Tests.Notices;

/// <summary>Exactly once, whatever becomes of the process. The worker of the host is off: the tests take its turns themselves.</summary>
public sealed class InboxOnceTests : IClassFixture<WeftApp>, IDisposable
{
    private readonly WeftApp _app;
    private readonly WebApplicationFactory<Program> _idle;

    public InboxOnceTests(WeftApp app)
    {
        _app = app;
        _idle = app.WithWebHostBuilder(host => host.UseSetting("Worker:Enabled", "false"));
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_worker_killed_in_the_middle_loses_and_repeats_nothing()
    {
        var happening = await _app.Happens(Happened.In(Cast.City, people: [Cast.Dispatcher]));
        await using (var turn = await OutboxTurn.Take(Database, "inbox", 100, Ct))
        {
            await using var half = new NpgsqlCommand("insert into notices.notices select $1, 'case.half', null, '{}', now()", turn!.Connection);
            half.Parameters.AddWithValue(turn.Entries[^1].Id);
            await half.ExecuteNonQueryAsync(Ct);
        } // the process ends here: nothing was committed

        await RunOut();

        (await Rows(happening)).ShouldBe(1);
    }

    [Fact]
    public async Task A_happening_handled_twice_gives_one_row()
    {
        var before = await _app.Scalar<string>("select seen::text from notices.readers where name = 'inbox'");
        var happening = await _app.Happens(Happened.In(Cast.City, people: [Cast.Dispatcher]));
        await RunOut();
        await _app.Scalar<int>($"update notices.readers set seen = '{before}'");

        (await Run()).ShouldBeGreaterThan(0);
        await RunOut();

        (await Rows(happening)).ShouldBe(1);
    }

    [Fact]
    public async Task While_one_process_has_the_turn_another_does_nothing()
    {
        await _app.Happen(Happened.In(Cast.City, people: [Cast.Dispatcher]));
        await using var turn = await OutboxTurn.Take(Database, "inbox", 100, Ct);

        (await Run("notices.fill-inbox")).ShouldBe(0);
        turn!.Entries.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Two_workers_at_once_tell_everybody_once()
    {
        var all = Enumerable.Range(0, 1200).Select(_ => Happened.In(Cast.City, units: [Cast.CityStation])).ToArray();
        await _app.Happen(all);

        await Task.WhenAll(RunAll(), RunAll());

        var ids = all.Select(happening => happening.CaseId!.Value).ToArray();
        (await _app.Scalar<long>(
            "select count(*) from notices.inbox join notices.notices on id = notice_id where account_id = $1 and case_id = any ($2)", Cast.CityOperator.Id, ids))
            .ShouldBe(1200);
    }

    [Fact]
    public async Task After_a_dump_was_restored_into_a_younger_cluster_nothing_is_lost()
    {
        await RunOut();
        var happening = await _app.Happens(Happened.In(Cast.City, people: [Cast.Dispatcher]));
        await _app.Scalar<int>("update notices.outbox set xact = '4000000000000'");
        await _app.Scalar<int>("update notices.readers set seen = '4000000000000:4000000000000:'");

        await RunOut();

        (await Rows(happening)).ShouldBe(1);
    }

    public void Dispose() => _idle.Dispose();

    private NpgsqlDataSource Database => _idle.Services.GetRequiredService<NpgsqlDataSource>();

    private async Task<int> Run(string job = "notices.fill-inbox")
    {
        using var scope = _idle.Services.CreateScope();
        return await scope.ServiceProvider.GetServices<IJob>().Single(one => one.Name == job).RunOnce(Ct);
    }

    // One turn takes a portion; other tests of this class leave more than one behind.
    private async Task RunOut()
    {
        while (await Run() > 0)
        {
        }
    }

    private Task<int> RunAll() => _idle.Services.GetRequiredService<Worker>().RunUntilIdle(Ct);

    private async Task<long> Rows(Happening happening) => await _app.Scalar<long>(
        "select count(*) from notices.inbox join notices.notices on id = notice_id where account_id = $1 and case_id = $2", Cast.Dispatcher.Id, happening.CaseId!);
}
