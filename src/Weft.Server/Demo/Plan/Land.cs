namespace Weft.Server.Demo.Plan;

/// <summary>A county, street, community or grid as land, before it has names, codes and a boundary.</summary>
internal sealed record Land(IReadOnlyList<Land> Parts, IReadOnlyList<Block> Blocks)
{
    public IEnumerable<int> Cells => Blocks.SelectMany(block => block.Cells);
    public IEnumerable<Name> Roads => Blocks.SelectMany(block => block.Parcel.Roads.All).Distinct();

    public static Land Of(IReadOnlyList<Land> parts) => new(parts, [.. parts.SelectMany(part => part.Blocks)]);
}

/// <summary>Land between four roads that nobody cuts further.</summary>
internal sealed record Block(Parcel Parcel, IReadOnlyList<int> Cells);
