using Microsoft.AspNetCore.Http.HttpResults;
using Weft.Core.Access;
using Weft.Server.Http;

namespace Weft.Server.Regions.Changing;

internal static class MergeRefusals
{
    public static ProblemHttpResult? Of(MapChange change, Guid[] ids, string name, Actor actor)
    {
        var nodes = ids.Select(change.Picture.Find).ToArray();
        if (nodes.Any(node => node is null || !actor.MayRead(node.Path)))
        {
            return RequestProblems.NotFound.Answer();
        }

        var first = nodes[0]!;
        if (nodes.Any(node => !actor.MayDraw(node!.Path)))
        {
            return RequestProblems.NotAllowed.Answer();
        }

        if (nodes.Any(node => !node!.IsActive))
        {
            return RegionProblems.Closed.Answer();
        }

        if (first.ParentId is not { } parent)
        {
            return RegionProblems.RootStays.Answer();
        }

        if (nodes.Any(node => (node!.ParentId, node.Level, node.Kind, node.Overlay) != (first.ParentId, first.Level, first.Kind, first.Overlay)))
        {
            return RegionProblems.NotSiblings.Answer();
        }

        string[] twice = [.. ids.SelectMany(id => change.Picture.Children(id)).GroupBy(child => child.Name).Where(same => same.Count() > 1).Select(same => same.Key)];
        return RegionNames.IsTaken(change, parent, name, ids) ? RegionProblems.NameTaken.Answer()
            : twice.Length > 0 ? RegionProblems.NameTaken.Answer(("names", twice))
            : null;
    }
}
