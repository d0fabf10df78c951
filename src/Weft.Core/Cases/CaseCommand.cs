using Weft.Core.Clocks;
using Weft.Core.Units;

namespace Weft.Core.Cases;

/// <summary>What somebody wants to do to a case. <see cref="Photos"/> are the attachments that come with it.</summary>
public abstract record CaseCommand(CaseStep Step)
{
    public IReadOnlyList<Guid> Photos { get; init; } = [];

    public sealed record AskToVerify(Guid? PersonId) : CaseCommand(CaseStep.AskToVerify);

    public sealed record Verify(bool Confirmed, string Words) : CaseCommand(CaseStep.Verify);

    public sealed record Classify(CaseTerms Terms) : CaseCommand(CaseStep.Classify);

    /// <summary><paramref name="Terms"/> only where the report came without an item.</summary>
    public sealed record Accept(CaseTerms? Terms) : CaseCommand(CaseStep.Accept);

    public sealed record Reject(string Reason) : CaseCommand(CaseStep.Reject);

    public sealed record HandleOnSpot(CaseTerms? Terms, string Words) : CaseCommand(CaseStep.HandleOnSpot);

    /// <summary>To the station of the next level; <paramref name="To"/> is none at the top.</summary>
    public sealed record PassUp(Unit? To, string Reason, string Tried) : CaseCommand(CaseStep.PassUp);

    public sealed record PassDown(Unit To, string Reason) : CaseCommand(CaseStep.PassDown);

    /// <summary>To a person who belongs to <paramref name="UnitIds"/>.</summary>
    public sealed record Assign(Guid PersonId, string PersonName, IReadOnlyList<Guid> UnitIds) : CaseCommand(CaseStep.Assign);

    public sealed record Dispatch(Unit Lead, IReadOnlyList<Unit> Assisting, string? Words) : CaseCommand(CaseStep.Dispatch);

    /// <summary>Calls units to a place; the first is the lead.</summary>
    public sealed record Whistle(string Place, IReadOnlyList<Unit> Units, string? Words) : CaseCommand(CaseStep.Whistle);

    public sealed record ReportIn() : CaseCommand(CaseStep.ReportIn);

    public sealed record Return(string Reason, string Proposal) : CaseCommand(CaseStep.Return);

    public sealed record Confer(IReadOnlyList<string> Participants, string Minutes) : CaseCommand(CaseStep.Confer);

    public sealed record OpenMeeting(string Reason) : CaseCommand(CaseStep.OpenMeeting);

    public sealed record Resolve(Unit Responsible, IReadOnlyList<string> Participants, string Minutes) : CaseCommand(CaseStep.Resolve);

    public sealed record AskExtension(Limit By, string Reason) : CaseCommand(CaseStep.AskExtension);

    public sealed record ApproveExtension(string? Words) : CaseCommand(CaseStep.ApproveExtension);

    public sealed record RefuseExtension(string Reason) : CaseCommand(CaseStep.RefuseExtension);

    public sealed record Suspend(DateTimeOffset Until, string Reason) : CaseCommand(CaseStep.Suspend);

    public sealed record Wake(string? Reason) : CaseCommand(CaseStep.Wake);

    public sealed record Urge(string? Words) : CaseCommand(CaseStep.Urge);

    /// <summary>To a unit that has part in the case, its holder when none is named.</summary>
    public sealed record Supervise(Guid OrderId, Unit? To, Limit Limit, string Words) : CaseCommand(CaseStep.Supervise);

    public sealed record AnswerOrder(Guid OrderId, string Words) : CaseCommand(CaseStep.AnswerOrder);

    public sealed record Assist(string Words) : CaseCommand(CaseStep.Assist);

    public sealed record Handle(string Words) : CaseCommand(CaseStep.Handle);

    public sealed record Inspect(bool Passed, string? Words) : CaseCommand(CaseStep.Inspect);

    /// <summary><paramref name="CompletionMet"/>: the completion standard was shown and ticked.</summary>
    public sealed record Close(string Words, bool CompletionMet) : CaseCommand(CaseStep.Close);

    /// <summary>A call to the reporter; <paramref name="Score"/> is the rating given on the phone.</summary>
    public sealed record CallBack(bool Reached, bool? Solved, int? Score, string? Words) : CaseCommand(CaseStep.CallBack);

    public sealed record Rate(int Score, string? Words) : CaseCommand(CaseStep.Rate);

    public sealed record Reopen(string Reason) : CaseCommand(CaseStep.Reopen);

    public sealed record Appeal(string Reason) : CaseCommand(CaseStep.Appeal);

    public sealed record DecideAppeal(bool Upheld, string Reason) : CaseCommand(CaseStep.DecideAppeal);

    public sealed record Merge(Guid SurvivorId, string SurvivorNumber, CaseStage SurvivorStage, string Reason) : CaseCommand(CaseStep.Merge);

    public sealed record MeToo(CaseReporter Reporter, string? Words) : CaseCommand(CaseStep.MeToo);

    public sealed record Withdraw(string Reason) : CaseCommand(CaseStep.Withdraw);

    public sealed record Remark(string Words) : CaseCommand(CaseStep.Remark);

    public sealed record Escalate(Unit? Above) : CaseCommand(CaseStep.Escalate);
}
