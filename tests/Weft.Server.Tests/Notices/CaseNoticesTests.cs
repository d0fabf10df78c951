using System.Net.Http.Json;
using Weft.Server.Http;
using Weft.Server.Notices;
using Weft.Server.Tests.Cases;

namespace Weft.Server.Tests.Notices;

/// <summary>From a step of the loop to the inboxes of those it concerns.</summary>
public class CaseNoticesTests(Loop loop) : IClassFixture<Loop>
{
    [Fact]
    public async Task A_dispatched_case_is_in_the_inbox_of_the_office_and_of_the_reporter_but_not_of_who_sent_it()
    {
        var id = await loop.Dispatched();

        await Happened.Eventually(async () => (await Of(Cast.SanitationHandler, id)).Contains("case.dispatched"), "the office hears of it");

        (await Of(Cast.Resident, id)).ShouldContain("case.dispatched");
        (await Of(Cast.StreetOperator, id)).ShouldBe(["case.passed-up"]);
        (await Of(Cast.Stranger, id)).ShouldBeEmpty();
    }

    private async Task<string[]> Of(CastPerson who, Guid id)
    {
        var page = await loop.App.As(who).GetFromJsonAsync<Page<NoticeAnswer>>("/api/notices", TestContext.Current.CancellationToken);
        return [.. page!.Items.Where(notice => notice.CaseId == id).Select(notice => notice.Kind)];
    }
}
