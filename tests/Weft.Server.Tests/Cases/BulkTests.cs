using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Weft.Server.Tests.Cases;

public class BulkTests(Loop loop) : IClassFixture<Loop>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_case_is_dispatched_or_refused_by_itself()
    {
        var ready = await AtTheStreet();
        var notYet = await loop.Reported();
        var nowhere = Guid.NewGuid();

        var lines = await Json(await Dispatch([notYet, ready, nowhere, ready]));

        lines.EnumerateArray().Select(line => line.GetProperty("id").GetGuid()).ShouldBe([notYet, ready, nowhere]);
        lines.EnumerateArray().Select(line => line.GetProperty("done").GetBoolean()).ShouldBe([false, true, false]);
        lines[1].GetProperty("step").GetProperty("stage").GetString().ShouldBe("Dispatched");
        lines[2].GetProperty("refused").GetProperty("code").GetString().ShouldBe("case.not-found");
        (await loop.Refused(Cast.StreetOperator, notYet, "dispatch", new { leadUnitId = Cast.SanitationOffice.Id }))
            .ShouldBe(lines[0].GetProperty("refused").GetProperty("code").GetString(), "the same answer as the step alone");
        (await loop.Stage(ready)).ShouldBe("Dispatched");
        (await loop.Stage(notYet)).ShouldBe("Reported");
    }

    [Fact]
    public async Task The_same_request_with_the_same_key_sends_once_and_answers_twice()
    {
        var ids = new[] { await AtTheStreet(), await AtTheStreet() };
        var key = Guid.NewGuid().ToString("n");

        var first = await (await Dispatch(ids, key)).Content.ReadAsStringAsync(Ct);
        var again = await (await Dispatch(ids, key)).Content.ReadAsStringAsync(Ct);

        again.ShouldBe(first);
        (await loop.Happened(ids[0])).Count(what => what == "Dispatched").ShouldBe(1);
    }

    [Fact]
    public async Task Many_are_urged_at_once_and_more_than_a_hundred_are_refused()
    {
        var ids = new[] { await loop.Dispatched(), await loop.Dispatched() };

        var lines = await Json(await loop.App.As(Cast.Supervisor).PostAsJsonAsync("/api/cases/bulk/urge", new { caseIds = ids, words = "请尽快" }, Ct));

        lines.EnumerateArray().ShouldAllBe(line => line.GetProperty("done").GetBoolean());
        (await loop.Happened(ids[1])).ShouldContain("Urged");
        var tooMany = await loop.App.As(Cast.Supervisor).PostAsJsonAsync("/api/cases/bulk/urge", new { caseIds = Enumerable.Range(0, 101).Select(_ => Guid.NewGuid()) }, Ct);
        (await Loop.Problem(tooMany)).ShouldBe("request.not-valid");
        (await loop.App.As(Cast.Resident).PostAsJsonAsync("/api/cases/bulk/urge", new { caseIds = ids }, Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private async Task<Guid> AtTheStreet()
    {
        var id = await loop.Reported();
        await loop.Must(Cast.CommunityOperator, id, "accept", new { });
        await loop.Must(Cast.CommunityOperator, id, "pass-up", new { reason = "社区无清运车", tried = "已联系物业，无车辆" });
        return id;
    }

    private async Task<HttpResponseMessage> Dispatch(Guid[] ids, string? key = null)
    {
        var client = loop.App.As(Cast.StreetOperator);
        if (key is not null)
        {
            client.DefaultRequestHeaders.Add("Idempotency-Key", key);
        }

        var answer = await client.PostAsJsonAsync("/api/cases/bulk/dispatch", new { caseIds = ids, leadUnitId = Cast.SanitationOffice.Id }, Ct);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.ETag.ShouldBeNull();
        return answer;
    }

    private static Task<JsonElement> Json(HttpResponseMessage answer) => Loop.Json(answer);
}
