using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Weft.Server.Tests.Notices;
using Weft.Server.Work;

namespace Weft.Server.Tests.Work;

public class WorkerTests(WeftApp app) : IClassFixture<WeftApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_there_is_work_a_job_does_not_rest()
    {
        var run = new Runs();
        await using var host = With<Hourly>(run);
        run.Left = 5;

        _ = host.Services;

        await Happened.Eventually(() => Task.FromResult(run.Times.Count == 6), "five that did something and one that found nothing");
        await Task.Delay(300, Ct);
        run.Times.Count.ShouldBe(6);
    }

    [Fact]
    public async Task A_change_told_by_the_database_ends_the_rest()
    {
        var run = new Runs();
        await using var host = With<Hourly>(run);
        _ = host.Services;
        await Happened.Eventually(() => Task.FromResult(run.Times.Count == 1), "it has run once and rests for an hour");

        await Happened.Eventually(async () =>
        {
            await app.Scalar<int>("select pg_notify('weft_changes', 'bell')");
            return run.Times.Count > 1;
        }, "the bell wakes it");
    }

    [Fact]
    public async Task A_job_that_fails_is_tried_again_more_and_more_rarely_and_says_why_while_the_others_go_on()
    {
        var run = new Runs { Fails = true };
        await using var host = With<Hasty>(run);
        _ = host.Services;
        await Happened.Eventually(() => Task.FromResult(run.Times.Count >= 2), "it is tried again");
        var times = run.Times.ToArray();
        (times[1] - times[0]).ShouldBeGreaterThan(TimeSpan.FromSeconds(0.8));

        var job = await Job("test.hasty");
        job.FailuresInARow.ShouldBeGreaterThan(0);
        job.LastError.ShouldBe("InvalidOperationException: the tap is dry");
        job.LastErrorAt.ShouldNotBeNull();
        (await Job("notices.fill-inbox")).Runs.ShouldBeGreaterThan(0);

        run.Fails = false;
        await Happened.Eventually(async () => (await Job("test.hasty")).FailuresInARow == 0, "success ends the alarm");
        (await Job("test.hasty")).LastError.ShouldNotBeNull();
    }

    [Fact]
    public async Task Rows_are_claimed_so_that_two_processes_do_each_once()
    {
        await app.Scalar<int>("create table if not exists public.errands (id int primary key, done int not null default 0)");
        await app.Scalar<int>("insert into public.errands select generate_series(1, 400)");
        await using var one = With<Errands>(new Runs());
        await using var other = With<Errands>(new Runs());
        await Task.WhenAll(Task.Run(() => one.Services), Task.Run(() => other.Services));

        await Happened.Eventually(async () => await app.Scalar<long>("select count(*) from public.errands where done > 0") == 400, "all are done");

        (await app.Scalar<int>("select max(done) from public.errands")).ShouldBe(1);
    }

    [Fact]
    public async Task Only_administrators_see_the_jobs()
    {
        (await app.As(Cast.CityOperator).GetAsync("/api/work/jobs", Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.CreateClient().GetAsync("/api/work/jobs", Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(4, 8)]
    [InlineData(60, 300)]
    public void The_pause_after_failures_doubles_up_to_five_minutes(int failures, double seconds) =>
        Worker.BackOff(TimeSpan.FromSeconds(0.1), failures).TotalSeconds.ShouldBeInRange(seconds * 0.85, seconds * 1.15);

    private WebApplicationFactory<Program> With<TJob>(Runs run)
        where TJob : class, IJob => app.WithWebHostBuilder(host => host.ConfigureTestServices(services =>
        {
            services.AddSingleton(run);
            services.AddJob<TJob>();
        }));

    private async Task<JobAnswer> Job(string name)
    {
        JobAnswer? found = null;
        await Happened.Eventually(async () =>
            (found = (await app.As(Cast.Administrator).GetFromJsonAsync<JobAnswer[]>("/api/work/jobs", Ct))!.FirstOrDefault(job => job.Name == name)) is not null,
            $"{name} is on the list");
        return found!;
    }

    private sealed class Runs
    {
        public ConcurrentQueue<DateTime> Times { get; } = new();
        public int Left { get; set; }
        public bool Fails { get; set; }
    }

    private sealed class Hourly(Runs run) : IJob
    {
        public string Name => "test.hourly";

        public TimeSpan Every => TimeSpan.FromHours(1);

        public string? WokenBy => "bell";

        public Task<int> RunOnce(CancellationToken ct)
        {
            run.Times.Enqueue(DateTime.UtcNow);
            return Task.FromResult(run.Left > 0 ? run.Left-- : 0);
        }
    }

    private sealed class Hasty(Runs run) : IJob
    {
        public string Name => "test.hasty";

        public TimeSpan Every => TimeSpan.FromMilliseconds(50);

        public Task<int> RunOnce(CancellationToken ct)
        {
            run.Times.Enqueue(DateTime.UtcNow);
            return run.Fails ? throw new InvalidOperationException("the tap is dry") : Task.FromResult(0);
        }
    }

    private sealed class Errands(NpgsqlDataSource database) : IJob
    {
        public string Name => "test.errands";

        public TimeSpan Every => TimeSpan.FromMilliseconds(20);

        public async Task<int> RunOnce(CancellationToken ct)
        {
            await using var command = database.CreateCommand(
                "update public.errands set done = done + 1 where id in (select id from public.errands where done = 0 limit 7 for update skip locked)");
            return await command.ExecuteNonQueryAsync(ct);
        }
    }
}
