using System.Text;
using Weft.Core.Regions;
using Weft.Server.Notices;

namespace Weft.Server.LiveFeed;

/// <summary>A piece of a stream, ready to be sent: made once, shared by all who get it. Without a happening it is for everybody.</summary>
internal sealed record LiveFrame(byte[] Bytes, OutboxEntry? Happening = null)
{
    public RegionPath? Region { get; } = Happening?.RegionPath is { } path ? new RegionPath(path) : null;

    public static LiveFrame Of(OutboxEntry entry) => new([.. "data: "u8, .. HappeningJson.Bytes(entry), .. "\n\n"u8], entry);

    /// <summary>Moves the position of the client without an event: a browser remembers the id and sends it when it comes back.</summary>
    public static LiveFrame Position(LivePosition position) => new(Encoding.ASCII.GetBytes($"id: {position}\n\n"));

    public static LiveFrame Heartbeat(LivePosition position) => new(Encoding.ASCII.GetBytes($": still here\nid: {position}\n\n"));

    /// <summary>Too much or too long ago to be told one by one: load the page again, the feed goes on from here.</summary>
    public static LiveFrame Reset(LivePosition position) => new(Encoding.ASCII.GetBytes($"id: {position}\nevent: reset\ndata: {{}}\n\n"));

    /// <summary>When the client should try again after the stream has ended.</summary>
    public static LiveFrame Retry(TimeSpan after) => new(Encoding.ASCII.GetBytes($"retry: {(int)after.TotalMilliseconds}\n\n"));
}
