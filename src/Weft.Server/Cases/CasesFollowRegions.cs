using Npgsql;
using NpgsqlTypes;
using Weft.Core.Regions;
using Weft.Server.Regions;

namespace Weft.Server.Cases;

/// <summary>A region that moves takes its cases along: the station above sees them from then on. Where they happened stays in the timeline.</summary>
internal sealed class CasesFollowRegions : IRegionMoved
{
    public async Task Moved(RegionPath from, RegionPath to, NpgsqlTransaction transaction)
    {
        await using var command = new NpgsqlCommand(
            """
            with moved as (
                update cases.cases
                set region_path = $2 || substr(region_path, length($1) + 1),
                    state = jsonb_set(state, '{region}', to_jsonb($2 || substr(region_path, length($1) + 1)))
                where region_path like $1 || '%'
                returning id)
            insert into cases.untold select id from moved
            """,
            transaction.Connection, transaction);
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = from.Value });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = to.Value });
        await command.ExecuteNonQueryAsync();
    }
}
