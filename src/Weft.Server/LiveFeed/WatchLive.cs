using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Regions;
using Weft.Server.Http;
using Weft.Server.Notices;
using Weft.Server.Regions;

namespace Weft.Server.LiveFeed;

/// <summary>
/// What happens in one's scope, as it happens: server-sent events. After a break the browser sends the last id by itself and
/// is told what it missed. An event may come twice then: its <c>id</c> member says which.
/// </summary>
internal static class WatchLive
{
    private const int MostPerAccount = 20;

    // A sign-in is looked at again when the client comes back, so no stream lasts longer than this.
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    public static void Map(IEndpointRouteBuilder live) => live.MapGet("", Handle).WithName(nameof(WatchLive))
        .Produces(StatusCodes.Status200OK, contentType: "text/event-stream")
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> Handle(
        HttpContext http, SignedIn by, LiveHub hub, LiveCatchUp missed, RegionTree regions, string[]? kinds = null, Guid? region = null)
    {
        if (KindPatterns.Fault("kinds", kinds) is { } fault)
        {
            return Refuse.Fields(fault);
        }

        RegionPath? only = null;
        if (region is { } id)
        {
            if (regions.Find(id)?.Path is not { } path)
            {
                return RequestProblems.NotFound.Answer();
            }

            only = path;
        }

        if (hub.CountOf(by.Actor.AccountId) >= MostPerAccount)
        {
            return RequestProblems.TooMany.Answer();
        }

        http.Response.ContentType = "text/event-stream; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["X-Accel-Buffering"] = "no"; // or nginx keeps the events to itself
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();

        var client = new LiveClient(by.Actor, kinds ?? [], only);
        try
        {
            var joined = await hub.Join(client, http.RequestAborted);
            await Begin(http, client, joined, missed);
            await Follow(http, client);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client went away.
        }
        finally
        {
            hub.Leave(client);
        }

        return Results.Empty;
    }

    private static async Task Begin(HttpContext http, LiveClient client, LivePosition joined, LiveCatchUp missed)
    {
        // At random, so that those who lost one server do not fall upon the next together.
        Write(http, LiveFrame.Retry(TimeSpan.FromMilliseconds(Random.Shared.Next(1000, 5000))));

        var last = http.Request.Headers["Last-Event-ID"].ToString();
        if (last.Length == 0)
        {
            Write(http, LiveFrame.Position(joined));
        }
        else if (LivePosition.TryRead(last, out var left) && await missed.Between(left, joined, http.RequestAborted) is { } frames)
        {
            foreach (var frame in frames.Where(client.Wants))
            {
                Write(http, frame);
            }

            Write(http, LiveFrame.Position(joined));
        }
        else
        {
            Write(http, LiveFrame.Reset(joined));
        }

        await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
    }

    private static async Task Follow(HttpContext http, LiveClient client)
    {
        var began = TimeProvider.System.GetTimestamp();
        while (await client.Waiting.WaitToReadAsync(http.RequestAborted) && TimeProvider.System.GetElapsedTime(began) < Longest)
        {
            while (client.Waiting.TryRead(out var frame))
            {
                Write(http, frame);
            }

            await http.Response.BodyWriter.FlushAsync(http.RequestAborted);
        }
    }

    private static void Write(HttpContext http, LiveFrame frame)
    {
        frame.Bytes.CopyTo(http.Response.BodyWriter.GetSpan(frame.Bytes.Length));
        http.Response.BodyWriter.Advance(frame.Bytes.Length);
    }
}
