using Weft.Core.Access;
using Weft.Core.Regions;

namespace Weft.Server.Regions;

/// <summary>Who may see and who may draw the map.</summary>
internal static class RegionScope
{
    /// <summary>What one's roles cover, and the way up from there to the root, without which a tree cannot be shown.</summary>
    public static bool MayRead(this Actor actor, RegionPath region) =>
        actor.Covers(region) || actor.Assignments.Any(assignment => region.Contains(assignment.Region));

    /// <summary>Only an administrator, only inside their own subtree.</summary>
    public static bool MayDraw(this Actor actor, RegionPath region) => actor.Covers(region, Role.Administrator);

    /// <summary>Whether the person administers the uppermost region that is in use: the root, or the one city below it.</summary>
    public static bool IsTopFor(this RegionPicture picture, Actor actor)
    {
        var top = picture.Find(RegionTree.RootId);
        while (top is not null && !actor.MayDraw(top.Path))
        {
            top = picture.Children(top.Id) is [var only] ? only : null;
        }

        return top is not null;
    }
}
