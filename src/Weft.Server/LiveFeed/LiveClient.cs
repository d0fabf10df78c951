using System.Threading.Channels;
using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Notices;

namespace Weft.Server.LiveFeed;

/// <summary>One open stream: what its person may see and asked for, and the few frames that wait to be sent.</summary>
internal sealed class LiveClient
{
    /// <summary>More waiting than this, and the client is too slow: it is let go and comes back with its last position.</summary>
    internal const int MostWaiting = 256;

    private readonly RegionPath[] _regions;
    private readonly Guid[] _units;
    private readonly string[] _kinds;
    private readonly RegionPath? _only;
    private readonly Channel<LiveFrame> _waiting = Channel.CreateBounded<LiveFrame>(
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, SingleWriter = true });

    public LiveClient(Actor actor, string[] kinds, RegionPath? only)
    {
        AccountId = actor.AccountId;
        _kinds = kinds;
        _only = only;

        // A resident lives somewhere, which gives no right to what goes on there.
        var staff = actor.Assignments.Where(assignment => assignment.Role != Role.Resident).ToArray();
        _regions = Outermost([.. staff.Select(assignment => assignment.Region).Distinct()]);
        _units = [.. staff.Select(assignment => assignment.UnitId).OfType<Guid>().Distinct()];
    }

    public Guid AccountId { get; }

    public ChannelReader<LiveFrame> Waiting => _waiting.Reader;

    /// <summary>Default is no: told are those whose scope covers the place, who belong to a unit named, or who are named.</summary>
    public bool Wants(LiveFrame frame)
    {
        if (frame.Happening is not { } happening)
        {
            return true;
        }

        return (_kinds.Length == 0 || KindPatterns.Match(_kinds, happening.Kind))
            && (_only is not { } only || (frame.Region is { } place && only.Contains(place)))
            && (Covers(frame.Region) || Shares(happening.UnitIds, _units) || happening.AccountIds.AsSpan().Contains(AccountId));
    }

    /// <summary>Never waits. False when the client is too slow, or gone.</summary>
    public bool Offer(LiveFrame frame) => _waiting.Writer.TryWrite(frame);

    /// <summary>Nothing more will come; what waits is still sent.</summary>
    public void End() => _waiting.Writer.TryComplete();

    private bool Covers(RegionPath? place)
    {
        if (place is { } region)
        {
            foreach (var mine in _regions)
            {
                if (mine.Contains(region))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool Shares(Guid[] named, Guid[] mine)
    {
        foreach (var unit in mine)
        {
            if (named.AsSpan().Contains(unit))
            {
                return true;
            }
        }

        return false;
    }

    private static RegionPath[] Outermost(RegionPath[] regions) =>
        [.. regions.Where(region => !regions.Any(other => other != region && other.Contains(region)))];
}
