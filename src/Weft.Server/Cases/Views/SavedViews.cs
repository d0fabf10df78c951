using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Weft.Server.Database;
using Weft.Server.Http;

namespace Weft.Server.Cases.Views;

/// <param name="Filter">The query of <c>GET /api/cases</c>, without sort and page: <c>region=...&amp;light=Red</c>.</param>
/// <param name="Sort"><c>newest</c> or <c>due</c>; <c>newest</c> when left out.</param>
internal sealed record SaveViewRequest(string? Name, string? Filter, string? Sort);

/// <param name="Etag">What If-Match names when it is changed.</param>
internal sealed record ViewAnswer(Guid Id, string Name, string Filter, string? Sort, DateTimeOffset CreatedAt, string Etag)
{
    public static ViewAnswer Of(ViewRow row) =>
        new(row.Id, row.Name, row.Filter, row.Sort, row.CreatedAt, string.Create(CultureInfo.InvariantCulture, $"\"{row.Version}\""));
}

/// <summary>The saved views of a person (我的视图): nobody else sees them.</summary>
internal static class SavedViews
{
    private const int Most = 50;

    public static void Map(IEndpointRouteBuilder cases)
    {
        var views = cases.MapGroup("/views");
        views.MapGet("/", List).WithName("ListViews");
        views.MapPost("/", Create).WithName("CreateView").ProducesProblem(StatusCodes.Status409Conflict);
        views.MapGet("/{id:guid}", Get).WithName("GetView");
        views.MapPut("/{id:guid}", Change).WithName("ChangeView").ProducesProblem(StatusCodes.Status409Conflict);
        views.MapDelete("/{id:guid}", Remove).WithName("RemoveView");
    }

    private static async Task<Ok<ViewAnswer[]>> List(SignedIn by, WeftDb db, CancellationToken ct)
    {
        var rows = await Of(db, by).AsNoTracking().OrderBy(row => row.CreatedAt).ToListAsync(ct);
        return TypedResults.Ok(rows.Select(ViewAnswer.Of).ToArray());
    }

    private static async Task<Results<Ok<ViewAnswer>, ProblemHttpResult>> Get(Guid id, SignedIn by, WeftDb db, HttpContext http, CancellationToken ct) =>
        await Of(db, by).FirstOrDefaultAsync(row => row.Id == id, ct) is { } row ? Answer(row, http) : RequestProblems.NotFound.Answer();

    private static async Task<Results<Created<ViewAnswer>, ProblemHttpResult>> Create(
        SaveViewRequest request, SignedIn by, WeftDb db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (ViewRules.Fault(request) is { } fault)
        {
            return Refuse.Fields(fault);
        }

        if (await Of(db, by).CountAsync(ct) >= Most)
        {
            return CaseProblems.TooManyViews.Answer(("most", Most));
        }

        var row = new ViewRow
        {
            Id = Guid.CreateVersion7(),
            AccountId = by.Actor.AccountId,
            Name = request.Name!.Trim(),
            Filter = request.Filter ?? "",
            Sort = request.Sort,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Add(row);
        if (!await Saved(db, ct))
        {
            return CaseProblems.ViewNameTaken.Answer();
        }

        Etag.Set(http, row.Version);
        return TypedResults.Created($"/api/cases/views/{row.Id}", ViewAnswer.Of(row));
    }

    private static async Task<Results<Ok<ViewAnswer>, ProblemHttpResult>> Change(
        Guid id, SaveViewRequest request, SignedIn by, WeftDb db, HttpContext http, CancellationToken ct)
    {
        if (await Of(db, by).FirstOrDefaultAsync(one => one.Id == id, ct) is not { } row)
        {
            return RequestProblems.NotFound.Answer();
        }

        if (ViewRules.Fault(request) is { } fault)
        {
            return Refuse.Fields(fault);
        }

        if (Etag.Mismatch(http, row.Version) is { } mismatch)
        {
            return mismatch;
        }

        (row.Name, row.Filter, row.Sort) = (request.Name!.Trim(), request.Filter ?? "", request.Sort);
        try
        {
            return await Saved(db, ct) ? Answer(row, http) : CaseProblems.ViewNameTaken.Answer();
        }
        catch (DbUpdateConcurrencyException)
        {
            return RequestProblems.ChangedMeanwhile.Answer();
        }
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Remove(Guid id, SignedIn by, WeftDb db, CancellationToken ct) =>
        await Of(db, by).Where(row => row.Id == id).ExecuteDeleteAsync(ct) == 1 ? TypedResults.NoContent() : RequestProblems.NotFound.Answer();

    private static IQueryable<ViewRow> Of(WeftDb db, SignedIn by) => db.Set<ViewRow>().Where(row => row.AccountId == by.Actor.AccountId);

    private static Ok<ViewAnswer> Answer(ViewRow row, HttpContext http)
    {
        Etag.Set(http, row.Version);
        return TypedResults.Ok(ViewAnswer.Of(row));
    }

    private static async Task<bool> Saved(WeftDb db, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { ConstraintName: "views_have_names_of_their_own" })
        {
            return false;
        }
    }
}
