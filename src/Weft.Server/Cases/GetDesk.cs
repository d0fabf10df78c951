using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using NpgsqlTypes;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Cases;

/// <param name="Held">What the person or their units hold, by due time.</param>
/// <param name="Asked">What their units are asked for on cases of others: report in, assist, answer, decide, inspect, call back.</param>
internal sealed record DeskAnswer(IReadOnlyList<CaseLine> Held, IReadOnlyList<CaseLine> Asked);

/// <summary>What is on my desk.</summary>
internal static class GetDesk
{
    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/desk", Handle).WithName(nameof(GetDesk)).WithTags("Cases");

    private static async Task<Ok<DeskAnswer>> Handle(SignedIn by, CaseList list, int? take, CancellationToken ct)
    {
        var count = Math.Clamp(take ?? CaseList.Usual, 1, CaseList.Most);
        var units = CaseScope.Of(by.Actor).UnitIds;

        var held = new Sql();
        held.And("(holder_unit_id = any ({0}) or holder_person_id = {1})", (NpgsqlDbType.Array | NpgsqlDbType.Uuid, units), (NpgsqlDbType.Uuid, by.Actor.AccountId));

        var asked = new Sql();
        asked.And("asked_unit_ids && {0}", NpgsqlDbType.Array | NpgsqlDbType.Uuid, units);

        return TypedResults.Ok(new DeskAnswer(await list.ByDue(held, null, count, ct), await list.Newest(asked, null, count, ct)));
    }
}
