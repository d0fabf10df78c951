using Npgsql;
using Weft.Core.Regions;

namespace Weft.Server.Regions;

/// <summary>
/// For modules that store the path of a region in their rows: rewrite it when the region is moved, in the same transaction.
/// <c>from</c> itself and all that begin with it now begin with <c>to</c>.
/// </summary>
internal interface IRegionMoved
{
    Task Moved(RegionPath from, RegionPath to, NpgsqlTransaction transaction);
}
