using Weft.Core.Clocks;

namespace Weft.Core.Catalogue;

/// <summary>One condition of an item: what must be seen for a case to be accepted, how long it may take, and what counts as done.</summary>
public sealed record ItemCondition
{
    /// <summary>1, 2, 3 and so on within the item; a case names item and number.</summary>
    public required int Number { get; init; }

    /// <summary>立案条件: what the verifier looks for.</summary>
    public required string Acceptance { get; init; }

    /// <summary>签收时限: how long a holder may take to accept; null leaves the default of the procedure.</summary>
    public Limit? SignFor { get; init; }

    /// <summary>处置时限: how long the handling may take.</summary>
    public required Limit Handle { get; init; }

    /// <summary>结案条件: what the inspector ticks before the case is closed.</summary>
    public required string Completion { get; init; }
}
