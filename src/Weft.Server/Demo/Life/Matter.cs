using Weft.Core.Cases;
using Weft.Core.Catalogue;
using Weft.Server.Demo.Plan;

namespace Weft.Server.Demo.Life;

/// <summary>Something that goes wrong, or somebody who needs something: where, what and when.</summary>
internal sealed record Matter(PlannedRegion Grid, CatalogueItem Item, int Condition, CaseChannel Channel, DateTimeOffset At)
{
    public CaseTerms Terms => Item.Condition(Condition) is var condition and not null
        ? new CaseTerms(
            Item.Id, Item.Code, Item.Name, Item.ClassCode, condition.Number, condition.SignFor, condition.Handle, condition.Completion,
            Item.Evidence.PhotoOnReport, Item.Evidence.PhotoOnHandling, Item.AnonymousAllowed)
        : throw new InvalidOperationException($"Item {Item.Code} has no condition {Condition}.");

    /// <summary>The body that the catalogue holds responsible.</summary>
    public string Body => Item.Responsible[0];
}
