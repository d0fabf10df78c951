using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Server.Audit;
using Weft.Server.Database;
using Weft.Server.Http;
using Weft.Server.Regions;

namespace Weft.Server.Procedures;

/// <param name="ItemCode">For cases of this item; null with a null channel is for all others.</param>
internal sealed record ChooseProcedureRequest(Guid RegionId, string? ItemCode, CaseChannel? Channel, string? ProcedureCode);

/// <summary>Says which procedure new cases of a region follow. Chosen again for the same item or channel, it takes the place of the choice before.</summary>
internal static class ChooseProcedure
{
    public static void Map(IEndpointRouteBuilder procedures) =>
        procedures.MapPut("/choices", Handle).WithName(nameof(ChooseProcedure)).For(Role.Administrator);

    private static async Task<Results<Ok<ChoiceAnswer>, ProblemHttpResult>> Handle(
        ChooseProcedureRequest request, SignedIn by, ProcedureStore store, RegionTree regions, WeftDb db, AuditLog audit, TimeProvider clock, CancellationToken ct)
    {
        if (regions.Find(request.RegionId) is not { } region || !store.MayChange(by, region.Id))
        {
            return RequestProblems.NotAllowed.Answer();
        }

        if (await Fault(request, store, db, ct) is { } fault)
        {
            return fault.Answer();
        }

        var row = await db.Set<ChoiceRow>().FirstOrDefaultAsync(
            row => row.RegionId == request.RegionId && row.ItemCode == request.ItemCode && row.Channel == request.Channel, ct);
        var before = row is null ? null : ChoiceAnswer.Of(row);
        if (row is null)
        {
            row = new ChoiceRow
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()),
                RegionId = request.RegionId,
                ItemCode = request.ItemCode,
                Channel = request.Channel,
                ProcedureCode = "",
                ChosenAt = default,
            };
            db.Set<ChoiceRow>().Add(row);
        }

        (row.ProcedureCode, row.ChosenAt, row.ChosenBy) = (request.ProcedureCode!, clock.GetUtcNow(), by.Actor.AccountId);
        audit.Add("procedure.chosen", "procedure-choice", row.Id, region.Path, before, ChoiceAnswer.Of(row));
        return await Save(row, store, ct);
    }

    private static async Task<Results<Ok<ChoiceAnswer>, ProblemHttpResult>> Save(ChoiceRow row, ProcedureStore store, CancellationToken ct)
    {
        try
        {
            await store.Save(ct);
            return TypedResults.Ok(ChoiceAnswer.Of(row));
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { ConstraintName: "one_choice_each" })
        {
            return RequestProblems.ChangedMeanwhile.Answer(); // somebody made the same choice in this very moment
        }
    }

    private static async Task<ProblemCode?> Fault(ChooseProcedureRequest request, ProcedureStore store, WeftDb db, CancellationToken ct)
    {
        if (request is { ItemCode: not null, Channel: not null })
        {
            return ProcedureProblems.ByItemOrChannel;
        }

        if (request.Channel is { } channel && !Enum.IsDefined(channel))
        {
            return RequestProblems.Malformed;
        }

        if (request.ProcedureCode is not { } code || await store.Newest(code, ct) is not { } procedure || !store.IsFor(procedure, request.RegionId))
        {
            return ProcedureProblems.Unknown;
        }

        return request.ItemCode is { } item && !await IsAnItem(db, item, ct) ? ProcedureProblems.UnknownItem : null;
    }

    // Asked of the tables: the catalogue itself knows procedures, so procedures cannot know the catalogue.
    private static async Task<bool> IsAnItem(WeftDb db, string code, CancellationToken ct) =>
        await db.Database.SqlQuery<bool>(
            $"""
            select exists (
                select from catalogue.items item join catalogue.versions version on version.id = item.version_id
                where item.code = {code} and version.status = 'Published') as "Value"
            """).SingleAsync(ct);
}
