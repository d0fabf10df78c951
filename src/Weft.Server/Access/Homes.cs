using Weft.Core.Access;
using Weft.Core.Regions;

namespace Weft.Server.Access;

internal static class Homes
{
    /// <summary>The region that an audit entry about this person belongs to: that of the first role with a region.</summary>
    public static RegionPath? Home(this Actor actor)
    {
        foreach (var assignment in actor.Assignments)
        {
            if (assignment.Region.Value.Length > 0)
            {
                return assignment.Region;
            }
        }

        return null;
    }
}
