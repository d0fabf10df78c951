using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Weft.Server.Database;

namespace Weft.Server.Tests;

/// <summary>What an operator meets at the command line.</summary>
public sealed class StartTests(Postgres postgres) : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"weft-start-{Guid.NewGuid():n}");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_unknown_verb_lists_the_verbs_and_exits_with_2()
    {
        using var host = HostProcess.Start(_folder, ["fly"]);

        (await host.Ended(Ct)).ShouldBe(2);
        host.Errors.ShouldContain("\"fly\"");
        host.Errors.ShouldContain("migrate");
    }

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=weft", "127.0.0.1:1 cannot be reached")]
    [InlineData("nonsense", "malformed")]
    [InlineData("Host=127.0.0.1;Colour=red", "malformed")]
    public async Task A_wrong_connection_string_is_one_sentence_in_two_languages(string connection, string sentence)
    {
        using var host = HostProcess.Start(_folder, ["migrate"], ("ConnectionStrings__Weft", connection));

        (await host.Ended(Ct)).ShouldBe(1);
        host.Errors.ShouldContain(sentence);
        host.Errors.ShouldContain("ConnectionStrings__Weft");
        host.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_database_that_does_not_exist_is_named()
    {
        var database = await postgres.NewEmptyDatabase();
        await postgres.Drop(database);
        using var host = HostProcess.Start(_folder, ["migrate"], ("ConnectionStrings__Weft", database));

        (await host.Ended(Ct)).ShouldBe(1);
        host.Errors.ShouldContain("create it first");
    }

    [Fact]
    public async Task A_taken_port_is_told_before_any_database_is_made()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        using var host = HostProcess.Start(_folder, ["--urls", url]);

        (await host.Ended(Ct)).ShouldBe(1);
        host.Errors.ShouldContain("--urls");
        host.Errors.ShouldNotContain("   at ");
        Directory.Exists(Path.Combine(_folder, "data")).ShouldBeFalse();
    }

    [Fact]
    public async Task Migrate_brings_an_empty_database_up_to_date_and_says_what_ran()
    {
        var database = await postgres.NewEmptyDatabase();
        using var first = HostProcess.Start(_folder, ["migrate"], ("ConnectionStrings__Weft", database));
        (await first.Ended(Ct)).ShouldBe(0, first.Errors);
        using var second = HostProcess.Start(_folder, ["migrate"], ("ConnectionStrings__Weft", database));
        (await second.Ended(Ct)).ShouldBe(0, second.Errors);

        first.Output.ShouldContain("0001-weft.sql");
        second.Output.ShouldContain("up to date");
        await postgres.Drop(database);
    }

    [Fact]
    public async Task It_serves_on_a_database_of_its_own_ends_with_a_signal_and_recovers_from_a_kill()
    {
        var url = $"http://127.0.0.1:{HostProcess.FreePort()}";
        var cluster = new ClusterFolder(Path.Combine(_folder, "data", "postgres"));

        using (var first = HostProcess.Start(_folder, ["--urls", url]))
        {
            await first.Answers($"{url}/health/ready", Ct);
            using var beside = HostProcess.Start(_folder, ["--urls", "http://127.0.0.1:0"]);
            (await beside.Ended(Ct)).ShouldBe(1);
            beside.Errors.ShouldContain($"already running on this folder (process {first.Process.Id})");
            using var verb = HostProcess.Start(_folder, ["migrate"]);
            (await verb.Ended(Ct)).ShouldBe(0, verb.Errors);

            await first.Signal("KILL", Ct);
            await first.Ended(Ct);
        }

        using var second = HostProcess.Start(_folder, ["--urls", url]);
        await second.Answers($"{url}/health/ready", Ct);
        await second.Signal("TERM", Ct);

        (await second.Ended(Ct)).ShouldBe(0, second.Errors);
        cluster.Running.ShouldBeNull();
    }

    [Fact]
    public async Task Its_own_database_ends_by_itself_when_the_host_is_killed()
    {
        var cluster = new ClusterFolder(Path.Combine(_folder, "data", "postgres"));
        using var host = HostProcess.Start(_folder, ["work"]);
        for (var waited = Stopwatch.StartNew(); cluster.Running is null && waited.Elapsed < TimeSpan.FromSeconds(60);)
        {
            await Task.Delay(100, Ct);
        }

        await host.Signal("KILL", Ct);
        for (var waited = Stopwatch.StartNew(); cluster.Running is not null && waited.Elapsed < TimeSpan.FromSeconds(60);)
        {
            await Task.Delay(100, Ct);
        }

        cluster.Running.ShouldBeNull();
    }
}
