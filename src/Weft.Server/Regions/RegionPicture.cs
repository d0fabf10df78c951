using Weft.Core.Regions;

namespace Weft.Server.Regions;

/// <summary>The tree and its map at one moment. Never changes; <see cref="With"/> makes the next one.</summary>
internal sealed class RegionPicture
{
    public static readonly RegionPicture Empty = new(new Dictionary<Guid, RegionState>(), 0, new Lazy<GridMap>(GridMap.Empty));

    private readonly Dictionary<Guid, RegionState> _byId;
    private readonly Dictionary<RegionPath, RegionNode> _byPath;
    private readonly Dictionary<Guid, List<RegionNode>> _children = [];
    private readonly Lazy<GridMap> _map;

    private RegionPicture(Dictionary<Guid, RegionState> byId, long revision, Lazy<GridMap> map)
    {
        _byId = byId;
        _byPath = byId.Values.ToDictionary(state => state.Node.Path, state => state.Node);
        Revision = revision;
        _map = map;
        foreach (var node in byId.Values.Select(state => state.Node).Where(node => node is { IsActive: true, ParentId: not null }).OrderBy(node => node.Number))
        {
            (_children.TryGetValue(node.ParentId!.Value, out var siblings) ? siblings : _children[node.ParentId.Value] = []).Add(node);
        }
    }

    public long Revision { get; }

    public GridMap Map => _map.Value;

    public int Count => _byId.Count;

    public RegionPicture With(IReadOnlyList<RegionState> changed)
    {
        var byId = new Dictionary<Guid, RegionState>(_byId);
        var borders = false;
        foreach (var state in changed)
        {
            borders |= state.Rings is not null || (byId.TryGetValue(state.Node.Id, out var before) && before.Rings is not null);
            byId[state.Node.Id] = state;
        }

        return new RegionPicture(byId, changed[^1].Revision, borders ? new Lazy<GridMap>(() => GridMap.Of(byId.Values)) : _map);
    }

    public RegionNode? Find(Guid id) => _byId.TryGetValue(id, out var state) ? state.Node : null;

    public RegionNode? Find(RegionPath path) => path.Value is not null && _byPath.TryGetValue(path, out var node) ? node : null;

    public MapPoint[][]? Rings(Guid id) => _byId.TryGetValue(id, out var state) ? state.Rings : null;

    public IReadOnlyList<RegionNode> Children(Guid id) => _children.TryGetValue(id, out var children) ? children : [];

    public IReadOnlyList<RegionNode> Ancestors(Guid id)
    {
        var ancestors = new List<RegionNode>();
        for (var node = Find(id); node?.ParentId is { } parent; node = Find(parent))
        {
            if (Find(parent) is { } above)
            {
                ancestors.Insert(0, above);
            }
        }

        return ancestors;
    }

    public IEnumerable<RegionNode> Subtree(Guid id)
    {
        if (Find(id) is not { } top)
        {
            yield break;
        }

        var waiting = new Stack<RegionNode>([top]);
        while (waiting.TryPop(out var node))
        {
            yield return node;
            var children = Children(node.Id);
            for (var i = children.Count - 1; i >= 0; i--)
            {
                waiting.Push(children[i]);
            }
        }
    }
}
