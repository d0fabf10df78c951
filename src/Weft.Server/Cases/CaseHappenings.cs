using Weft.Core.Cases;
using Weft.Server.Notices;

namespace Weft.Server.Cases;

/// <summary>What a happening tells of a case: enough for a line in an inbox or on a wall, nothing personal.</summary>
internal sealed record CaseNews(
    Guid Id, string Number, string? Item, CaseStage Stage, CaseStep Step, string HolderUnit, DateTimeOffset? DueAt, string By, string? Unit, int Version);

/// <summary>From what was sealed in a timeline to who must hear of it.</summary>
internal static class CaseHappenings
{
    public static IEnumerable<Happening> Of(CaseFile? before, CaseBook book) => Since(before, book, 0);

    /// <summary>What was added to the book after its first <paramref name="known"/> additions.</summary>
    public static IEnumerable<Happening> Since(CaseFile? before, CaseBook book, int known) =>
        book.Added.Skip(known).Select(added => Of(before, book.File, CaseJson.ReadEntry(added.Text), book.Length));

    public static Happening Alarm(CaseFile file, Alarm alarm, IReadOnlyList<Guid> told, int version) => new(
        $"case.{Kebab(alarm.Kind.ToString())}", file.Id, file.Region, told, [],
        new
        {
            file.Id,
            file.Number,
            Item = file.Terms?.ItemName,
            file.Stage,
            HolderUnit = file.Holder.Unit.Name,
            alarm.Clock,
            DueAt = file.CurrentClock()?.DueAt,
            Version = version,
        },
        alarm.At);

    private static Happening Of(CaseFile? before, CaseFile after, TimelineEntry entry, int version)
    {
        var news = new CaseNews(
            after.Id, after.Number, after.Terms?.ItemName, after.Stage, entry.Step, after.Holder.Unit.Name, after.CurrentClock()?.DueAt,
            entry.By.Role is null ? "" : entry.By.Name, entry.By.Unit?.Name, version);
        return new Happening(
            $"case.{Kebab(entry.Happened.GetType().Name)}", after.Id, after.Region,
            [.. Units(before, after, entry.Happened).Distinct()], [.. Accounts(after, entry.Happened).Distinct()], news, entry.At)
        { By = entry.By.AccountId };
    }

    private static IEnumerable<Guid> Units(CaseFile? before, CaseFile after, CaseEvent happened) => happened switch
    {
        CaseEvent.Dispatched sent => [sent.Lead.Unit.Id, .. sent.Assisting.Select(helper => helper.Unit.Id)],
        CaseEvent.Whistled called => [called.Lead.Unit.Id, .. called.Called.Select(helper => helper.Unit.Id)],
        CaseEvent.Ordered ordered => [ordered.Order.Unit.Id],
        CaseEvent.Urged urged => [urged.Unit.Id],
        CaseEvent.Escalated { Told: { } told } escalated => [told.Id, escalated.Late.Id],
        CaseEvent.ReportedIn or CaseEvent.Handled or CaseEvent.ExtensionWasAsked or CaseEvent.OrderAnswered or CaseEvent.Assisted =>
            [(after.Sender ?? after.Home).Id, after.Home.Id],
        CaseEvent.Rated or CaseEvent.Appealed or CaseEvent.Closed or CaseEvent.AppealDecided => [after.Home.Id, after.Holder.Unit.Id],
        CaseEvent.MeetingOpened => [after.Holder.Unit.Id, after.Home.Id, .. before is null ? [] : new[] { before.Holder.Unit.Id }],
        CaseEvent.Remarked or CaseEvent.Conferred or CaseEvent.CalledBack => [],
        _ => [after.Holder.Unit.Id],
    };

    // The people concerned hear of every turn that means something to them, and of nothing inside the offices.
    private static IEnumerable<Guid> Accounts(CaseFile after, CaseEvent happened) => happened switch
    {
        CaseEvent.Accepted or CaseEvent.Rejected or CaseEvent.Dispatched or CaseEvent.Whistled or CaseEvent.ReportedIn { Lead: true }
            or CaseEvent.Handled or CaseEvent.Closed or CaseEvent.Reopened or CaseEvent.Suspended or CaseEvent.Woke
            or CaseEvent.Extended or CaseEvent.MergedInto or CaseEvent.JoinedIn =>
            after.Reporters.Select(reporter => reporter.AccountId).OfType<Guid>(),
        CaseEvent.Assigned assigned => [assigned.PersonId],
        CaseEvent.VerificationAsked { PersonId: { } person } => [person],
        CaseEvent.Reported { Holder.PersonId: { } person } => [person],
        _ => [],
    };

    private static string Kebab(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(letter) : letter.ToString()));
}
