namespace Weft.Core.Cases;

/// <summary>What a unit is asked for on a case that it does not hold.</summary>
public enum CaseAsk
{
    ReportIn,
    Assist,
    AnswerOrder,
    DecideExtension,
    Inspect,
    CallBack,
    DecideAppeal,
}

public static class CaseAsks
{
    /// <summary>Who is asked for what now, beside the holder: the second half of everybody's desk.</summary>
    public static IEnumerable<(Guid UnitId, CaseAsk Ask)> Of(CaseFile file)
    {
        if (file.Stage.IsEnd())
        {
            yield break;
        }

        foreach (var helper in file.Helpers.Where(helper => helper.DoneAt is null && file.Stage.IsOpen()))
        {
            yield return (helper.Unit.Id, helper.HasReportedIn ? CaseAsk.Assist : CaseAsk.ReportIn);
        }

        foreach (var order in file.Orders.Where(order => !order.Clock.IsStopped))
        {
            yield return (order.Unit.Id, CaseAsk.AnswerOrder);
        }

        var sender = (file.Sender ?? file.Home).Id;
        if (file.Extension is not null)
        {
            yield return (sender, CaseAsk.DecideExtension);
        }

        if (file.Stage == CaseStage.Handled)
        {
            yield return (sender, CaseAsk.Inspect);
        }

        if (file is { Stage: CaseStage.Closed or CaseStage.Rated, StageClock.IsStopped: false })
        {
            yield return (file.Home.Id, CaseAsk.CallBack);
        }

        if (file.Appeal is { Upheld: null })
        {
            yield return (file.Home.Id, CaseAsk.DecideAppeal);
        }
    }
}
