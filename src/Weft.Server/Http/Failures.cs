using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Weft.Server.Http;

/// <summary>The last net: whatever a handler let fall, and every bare status, leaves as a problem with a code.</summary>
internal sealed class Failures(ILogger<Failures> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext http, Exception exception, CancellationToken ct)
    {
        if (http.RequestAborted.IsCancellationRequested && exception is OperationCanceledException)
        {
            return true; // nobody is listening any more
        }

        if (exception is BadHttpRequestException unread && UnreadField.Of(unread) is { } fault)
        {
            await RequestProblems.Malformed.Answer(("errors", new[] { fault })).ExecuteAsync(http);
            return true;
        }

        var problem = exception switch
        {
            BadHttpRequestException bad => RequestProblems.For(bad.StatusCode),
            DbUpdateConcurrencyException => RequestProblems.ChangedMeanwhile,
            _ when IsOutOfReach(exception) => RequestProblems.Unavailable,
            _ when Sent(exception) is { SqlState: "22021" or "22P05" } => RequestProblems.Malformed, // NUL or another unstorable character
            _ when Sent(exception) is { SqlState: "40001" or "40P01" } => RequestProblems.Collided, // serialization, deadlock
            _ when Sent(exception) is { SqlState: "22003" or "22008" } => RequestProblems.Malformed, // a number or a moment the database cannot hold
            _ => RequestProblems.Unexpected,
        };

        if (problem.Status >= 500)
        {
            log.LogError(exception, "{Method} {Path} failed", http.Request.Method, http.Request.Path);
        }

        await problem.Answer(("traceId", http.TraceIdentifier)).ExecuteAsync(http);
        return true;
    }

    private static PostgresException? Sent(Exception? exception) => exception switch
    {
        null => null,
        PostgresException sent => sent,
        _ => Sent(exception.InnerException),
    };

    // Class 08 connection, 53 resources (too many connections, disk full), 57 shutdown: worth a retry, nothing was done.
    private static bool IsOutOfReach(Exception exception) =>
        Sent(exception) is { } sent
            ? sent.SqlState[..2] is "08" or "53" or "57"
            : exception is NpgsqlException or TimeoutException or { InnerException: NpgsqlException or TimeoutException };

    public static void UseFailures(IApplicationBuilder app)
    {
        app.UseExceptionHandler();
        app.UseStatusCodePages(context =>
            RequestProblems.For(context.HttpContext.Response.StatusCode).Answer().ExecuteAsync(context.HttpContext));
    }
}
