using System.Net;
using System.Net.Http.Json;

namespace Weft.Server.Tests.Cases;

public class TwoPeopleTests(Loop loop) : IClassFixture<Loop>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Of_two_who_act_at_once_one_wins_and_the_other_is_told_what_is_allowed_now()
    {
        var id = await loop.Reported();
        var both = await Task.WhenAll(
            loop.Step(Cast.CommunityOperator, id, "accept", new { }),
            loop.Step(Cast.CommunityOperator, id, "reject", new { reason = "不属于本市管辖" }));

        both.Count(answer => answer.IsSuccessStatusCode).ShouldBe(1);
        var lost = await Loop.Json(both.Single(answer => !answer.IsSuccessStatusCode));
        lost.GetProperty("code").GetString().ShouldBe("case.step-not-allowed-now");
        lost.TryGetProperty("allowed", out _).ShouldBeTrue();
        (await loop.Happened(id)).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Fifty_people_who_join_at_once_are_all_there_once()
    {
        var id = await loop.Reported();
        var joined = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => loop.App.CreateClient().PostAsJsonAsync(
            $"/api/cases/{id}/me-too", new { anonymous = false, reporterPhone = $"1370000{i:D4}" }, Ct)));

        // The limit for people without a sign-in may stop some; whoever was told yes is there.
        var yes = joined.Count(answer => answer.IsSuccessStatusCode);
        yes.ShouldBeGreaterThan(0);
        joined.Where(answer => !answer.IsSuccessStatusCode).ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        (await loop.Case(id)).GetProperty("reporters").GetInt32().ShouldBe(1 + yes);
    }

    [Fact]
    public async Task Who_names_an_old_version_is_refused_and_told_the_new_one()
    {
        var id = await loop.Reported();
        await loop.Must(Cast.CommunityOperator, id, "accept", new { });

        var client = loop.App.As(Cast.CommunityOperator);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/cases/{id}/remark") { Content = JsonContent.Create(new { words = "补充说明" }) };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        var answer = await client.SendAsync(request, Ct);

        answer.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        var told = await Loop.Json(answer);
        (told.GetProperty("code").GetString(), told.GetProperty("version").GetInt32()).ShouldBe(("case.changed-meanwhile", 2));
    }

    [Fact]
    public async Task A_repeated_request_does_its_work_once_and_gets_the_same_answer()
    {
        var client = loop.App.As(Cast.Resident);
        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        var report = Loop.BinReport("垃圾桶又满了，请清运");

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => client.PostAsJsonAsync("/api/cases", report, Ct)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created);
        (await Task.WhenAll(answers.Select(Loop.Json))).Select(answer => answer.GetProperty("id").GetGuid()).Distinct().ShouldHaveSingleItem();
        answers.Count(answer => answer.Headers.Contains("Idempotency-Replayed")).ShouldBe(4);
    }

    [Fact]
    public async Task A_key_used_for_another_request_is_refused_by_name()
    {
        var client = loop.App.As(Cast.Resident);
        client.DefaultRequestHeaders.Add("Idempotency-Key", Guid.NewGuid().ToString());
        (await client.PostAsJsonAsync("/api/cases", Loop.BinReport("第一件事情的描述"), Ct)).StatusCode.ShouldBe(HttpStatusCode.Created);

        (await Loop.Problem(await client.PostAsJsonAsync("/api/cases", Loop.BinReport("第二件事情的描述"), Ct))).ShouldBe("request.idempotency-key-reused");
    }

    [Fact]
    public async Task Two_merges_the_other_way_round_end_in_one_survivor()
    {
        var (first, second) = (await loop.Reported(), await loop.Reported(Cast.OtherResident));
        var both = await Task.WhenAll(
            loop.Step(Cast.CommunityOperator, first, "merge", new { survivorId = second, reason = "同一个垃圾桶" }),
            loop.Step(Cast.CommunityOperator, second, "merge", new { survivorId = first, reason = "同一个垃圾桶" }));

        both.Count(answer => answer.IsSuccessStatusCode).ShouldBe(1);
        var stages = new[] { await loop.Stage(first), await loop.Stage(second) };
        stages.Order().ShouldBe(["Merged", "Reported"]);
        var survivor = stages[0] == "Reported" ? first : second;
        (await loop.Case(survivor)).GetProperty("reporters").GetInt32().ShouldBe(2);
    }
}
