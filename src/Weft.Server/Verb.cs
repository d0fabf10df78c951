using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Weft.Server.Database;

namespace Weft.Server;

/// <summary>Something the binary does when it is called with this word.</summary>
/// <param name="Name">The first word of the command line.</param>
/// <param name="Chinese">What it does, in one line.</param>
/// <param name="English">The same in English.</param>
/// <param name="Run">
/// Does it, with the words that follow the verb, and returns the exit code. The services are started; the token ends with
/// Ctrl-C or a stop signal.
/// </param>
public sealed record Verb(string Name, string Chinese, string English, Func<WebApplication, string[], CancellationToken, Task<int>> Run)
{
    /// <summary>Answers HTTP meanwhile.</summary>
    public bool Listens { get; init; }

    /// <summary>Runs the background jobs meanwhile, unless <c>Worker:Enabled</c> says otherwise.</summary>
    public bool Works { get; init; }

    /// <summary>Owns the private database: with another host on the same folder it refuses instead of joining that one's.</summary>
    public bool Owns { get; init; }

    /// <summary>Needs no database and no started services.</summary>
    public bool Offline { get; init; }

    public void Prepare(WebApplicationBuilder builder)
    {
        builder.Configuration["Worker:Enabled"] = (Works && builder.Configuration.GetValue("Worker:Enabled", true)).ToString();
        if (Listens)
        {
            builder.Configuration["Urls"] ??= Listening.DefaultUrl;
            Listening.Check(builder.Configuration["Urls"]!);
        }
        else
        {
            builder.Services.AddSingleton<IServer, NoServer>();
        }
    }

    /// <returns>Null for an offline verb.</returns>
    public async Task<OpenDatabase?> OpenDatabase(WebApplicationBuilder builder)
    {
        if (Offline)
        {
            return null;
        }

        var database = await Database.OpenDatabase.Open(builder.Configuration, join: !Owns);
        builder.Services.AddSingleton(database);
        return database;
    }

    /// <returns>The exit code of the process.</returns>
    public async Task<int> Do(WebApplication app, string[] args)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        if (!Offline)
        {
            await app.StartAsync(stop.Token);
        }

        try
        {
            return await Run(app, args, stop.Token);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return 130;
        }
        finally
        {
            await app.StopAsync(CancellationToken.None);
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
