using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Weft.Core.Access;
using Weft.Core.Cases;
using Weft.Server.Http;
using Weft.Server.Printing;

namespace Weft.Server.Cases;

internal sealed record AccountabilityAnswer(Guid Id, string Number, string? Item, CaseStage Stage, bool WasLate, bool Exempt, IReadOnlyList<HeldBy> HeldBy);

/// <summary>Who held the case how long at each level against which limit (责任倒查), as data and as PDF.</summary>
internal static class GetAccountability
{
    private static readonly Role[] MayRead = [Role.GridLeader, Role.StationOperator, Role.Dispatcher, Role.Supervisor, Role.DepartmentHandler, Role.Analyst, Role.Auditor, Role.Administrator, Role.HotlineOperator];

    public static void Map(IEndpointRouteBuilder cases)
    {
        cases.MapGet("/{id:guid}/accountability", Handle).WithName(nameof(GetAccountability)).For(MayRead);
        cases.MapGet("/{id:guid}/accountability.pdf", HandlePdf).WithName("PrintAccountability").For(MayRead)
            .Produces(StatusCodes.Status200OK, contentType: "application/pdf").ProducesProblem(StatusCodes.Status501NotImplemented);
    }

    private static async Task<Results<Ok<AccountabilityAnswer>, ProblemHttpResult>> Handle(Guid id, SignedIn by, CaseStore store, CancellationToken ct) =>
        await Find(id, by, store, ct) is { } found ? TypedResults.Ok(found.Answer) : CaseProblems.NotFound.Answer();

    private static async Task<IResult> HandlePdf(Guid id, SignedIn by, CaseStore store, CancellationToken ct)
    {
        if (await Find(id, by, store, ct) is not { } found)
        {
            return CaseProblems.NotFound.Answer();
        }

        return Fonts.Chinese is { } font
            ? Results.File(AccountabilityReport.Print(found.Answer, found.Record, font, store.Now), "application/pdf", $"{found.Answer.Number}.pdf")
            : PrintingProblems.NoChineseFont.Answer();
    }

    private static async Task<(AccountabilityAnswer Answer, CaseRecord Record)?> Find(Guid id, SignedIn by, CaseStore store, CancellationToken ct)
    {
        if (await store.Find(id, ct) is not { } record || !CaseScope.Of(by.Actor).Sees(record.File))
        {
            return null;
        }

        var entries = (await store.Timeline(id, ct)).Select(entry => CaseJson.ReadEntry(entry.Text));
        var file = record.File;
        return (new AccountabilityAnswer(
            file.Id, file.Number, file.Terms?.ItemName, file.Stage, file.WasLate, file.Exempt, Accountability.Of(entries, store.Now)), record);
    }
}
