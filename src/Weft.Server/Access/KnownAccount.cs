using Weft.Core.Access;
using Weft.Core.Regions;
using Weft.Server.Regions;

namespace Weft.Server.Access;

/// <summary>An API key as requests need it. It narrows its account: only these roles, and only in this region when it names one.</summary>
internal sealed record KnownKey(Guid Id, byte[] Hash, Role[] Roles, Guid? RegionId, int CallsAMinute, DateTimeOffset ExpiresAt);

/// <summary>An assignment as it is stored, with the time it holds.</summary>
internal sealed record KnownAssignment(Guid Id, Role Role, Guid? RegionId, Guid? UnitId, DateTimeOffset From, DateTimeOffset? To);

/// <summary>What requests need to know of an account, read once and kept until it changes.</summary>
internal sealed class KnownAccount(
    Guid id, string name, string stamp, bool active, bool demo, bool twoFactor, bool passwordIsGiven,
    IReadOnlyList<KnownAssignment> assignments, IReadOnlySet<Guid> endedSessions, IReadOnlyList<KnownKey> keys)
{
    private sealed record Built(Actor Actor, RegionPicture Regions, DateTimeOffset Until);

    private volatile Built? _built;

    public Guid Id => id;
    public string Stamp => stamp;
    public bool Active => active;
    public bool Demo => demo;
    public bool TwoFactor => twoFactor;
    public bool PasswordIsGiven => passwordIsGiven;
    public IReadOnlySet<Guid> EndedSessions => endedSessions;
    public IReadOnlyList<KnownKey> Keys => keys;

    /// <summary>The actor of this moment; built anew when an assignment begins or ends and when the map changes.</summary>
    public Actor ActorAt(DateTimeOffset now, RegionPicture regions)
    {
        if (_built is not { } built || built.Regions != regions || now >= built.Until)
        {
            var held = assignments.Where(one => one.From <= now && (one.To is null || one.To > now));
            var turns = assignments.SelectMany(one => new[] { one.From, one.To ?? DateTimeOffset.MaxValue }).Where(turn => turn > now);
            _built = built = new Built(new Actor(id, name, [.. held.SelectMany(one => Placed(one, regions))]), regions, turns.DefaultIfEmpty(DateTimeOffset.MaxValue).Min());
        }

        return built.Actor;
    }

    /// <summary>The actor of a request that came with one of the keys.</summary>
    public Actor ActorOf(KnownKey key, DateTimeOffset now, RegionPicture regions)
    {
        var whole = ActorAt(now, regions);
        var within = key.RegionId is { } region ? regions.Find(region) : null;
        if (key.RegionId is not null && within is null)
        {
            return whole with { Assignments = [] };
        }

        return whole with
        {
            Assignments =
            [
                .. whole.Assignments.Where(one => key.Roles.Contains(one.Role)).SelectMany(one => within is null || within.Path.Contains(one.Region)
                    ? [one]
                    : one.Region.Contains(within.Path) ? [one with { RegionId = within.Id, Region = within.Path }] : Array.Empty<Assignment>()),
            ],
        };
    }

    // A region that is not there covers nothing, and residents have none: they see what is theirs, never a place.
    private static IEnumerable<Assignment> Placed(KnownAssignment one, RegionPicture regions) => one switch
    {
        { RegionId: null } => [new Assignment(one.Id, one.Role, Guid.Empty, RegionPath.Nowhere, null)],
        { RegionId: { } region } when regions.Find(region) is { } node => [new Assignment(one.Id, one.Role, region, node.Path, one.UnitId)],
        _ => [],
    };
}
