using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Weft.Server.Tests.Cases;

/// <summary>Every step route, with everything that can be wrong with a request.</summary>
public class StepRoutesTests(Loop loop) : IClassFixture<Loop>
{
    private static readonly Guid Nobody = Guid.Parse("01900000-0000-7000-8000-00000000dead");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>One valid body for each step.</summary>
    private static readonly Dictionary<string, object> Bodies = new()
    {
        ["ask-to-verify"] = new { },
        ["verify"] = new { confirmed = true, words = "现场属实" },
        ["classify"] = new { itemCode = Loop.Bin },
        ["accept"] = new { },
        ["reject"] = new { reason = "不在范围" },
        ["handle-on-spot"] = new { words = "已清空垃圾桶并冲洗地面" },
        ["pass-up"] = new { reason = "无力解决", tried = "试过" },
        ["pass-down"] = new { unitId = Cast.GuihuaStation.Id, reason = "请办理" },
        ["assign"] = new { personId = Cast.GridWorker.Id },
        ["dispatch"] = new { leadUnitId = Cast.SanitationOffice.Id },
        ["whistle"] = new { place = "路口", unitIds = new[] { Cast.SanitationOffice.Id } },
        ["report-in"] = new { },
        ["return"] = new { reason = "不属本单位", proposal = "建议水务局" },
        ["confer"] = new { participants = new[] { "街道" }, minutes = "议定方案" },
        ["open-meeting"] = new { reason = "职责不清" },
        ["resolve"] = new { responsibleUnitId = Cast.SanitationOffice.Id, participants = new[] { "街道" }, minutes = "由环卫所负责" },
        ["ask-extension"] = new { by = "1工作日", reason = "等配件" },
        ["approve-extension"] = new { },
        ["refuse-extension"] = new { reason = "不同意" },
        ["suspend"] = new { until = DateTimeOffset.UtcNow.AddDays(3), reason = "等雨季结束" },
        ["wake"] = new { reason = "提前恢复" },
        ["urge"] = new { },
        ["supervise"] = new { limit = "2工作时", words = "请说明" },
        ["answer-order"] = new { orderId = Nobody, words = "已说明" },
        ["assist"] = new { words = "协办完成" },
        ["handle"] = new { words = "已清空垃圾桶并冲洗地面" },
        ["inspect"] = new { passed = true },
        ["close"] = new { words = "垃圾桶已清空，地面已冲洗", completionMet = true },
        ["call-back"] = new { reached = false },
        ["rate"] = new { score = 5 },
        ["reopen"] = new { reason = "又坏了" },
        ["appeal"] = new { reason = "暴雨封路" },
        ["decide-appeal"] = new { upheld = true, reason = "属实" },
        ["merge"] = new { survivorId = Nobody, reason = "同一件" },
        ["withdraw"] = new { reason = "不用了" },
        ["remark"] = new { words = "备注" },
    };

    public static TheoryData<string> Steps => [.. Bodies.Keys];

    [Fact]
    public void Every_step_route_is_in_this_table()
    {
        var routes = loop.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(route => route.RoutePattern.RawText!)
            .Where(path => path.StartsWith("/api/cases/{id:guid}/", StringComparison.Ordinal))
            .Select(path => path["/api/cases/{id:guid}/".Length..].TrimEnd('/'));

        routes.Except(["timeline", "timeline/sealed", "accountability", "accountability.pdf", "reporters", "reporters/{reporterId:guid}/open", "me-too",
            "public-photos", "public-photos/{attachmentId:guid}"])
            .ShouldBe(Bodies.Keys, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Without_a_sign_in_nobody_takes_a_step(string step) =>
        (await Answer(loop.App.CreateClient(), await Reported.Value, step, JsonContent.Create(Bodies[step]))).ShouldBe((HttpStatusCode.Unauthorized, "request.sign-in-first"));

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task An_unknown_case_is_not_found(string step) =>
        (await Answer(loop.App.As(Cast.CityOperator), Nobody, step, JsonContent.Create(Bodies[step]))).ShouldBe((HttpStatusCode.NotFound, "case.not-found"));

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task For_who_works_elsewhere_the_case_does_not_exist(string step) =>
        (await Answer(loop.App.As(Cast.Stranger), await Reported.Value, step, JsonContent.Create(Bodies[step]))).ShouldBe((HttpStatusCode.NotFound, "case.not-found"));

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Whoever_only_looks_on_takes_no_step(string step)
    {
        var (status, code) = await Answer(loop.App.As(Cast.Analyst), await Reported.Value, step, JsonContent.Create(Bodies[step]));

        ((int)status).ShouldBeOneOf(403, 404, 409);
        code.ShouldBeOneOf("case.not-yours", "case.step-not-allowed-now", "case.not-found", "case.no-extension-asked", "case.order-unknown", "case.no-appeal-to-decide", "case.not-inspected", "case.no-meeting-open");
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task What_cannot_be_read_is_refused_by_name(string step)
    {
        using var broken = new StringContent("{\"reason\": ", Encoding.UTF8, "application/json");
        (await Answer(loop.App.As(Cast.CityOperator), await Reported.Value, step, broken)).ShouldBe((HttpStatusCode.BadRequest, "request.malformed"));

        using var text = new StringContent("hello", Encoding.UTF8, "text/plain");
        (await Answer(loop.App.As(Cast.CityOperator), await Reported.Value, step, text)).Status.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Empty_oversized_and_unstorable_words_never_break_the_server(string step)
    {
        foreach (var words in new[] { "", new string('长', 5000), "零\0字符", "半个\ud83d字符" })
        {
            var body = new Dictionary<string, object?>();
            foreach (var property in Bodies[step].GetType().GetProperties())
            {
                var value = property.GetValue(Bodies[step]);
                body[property.Name] = value is string ? words : value;
            }

            var (status, code) = await Answer(loop.App.As(Cast.CommunityOperator), await Reported.Value, step, JsonContent.Create(body));
            ((int)status).ShouldBeLessThan(500, $"{step} with {words.Length} characters: {code}");
        }
    }

    private Lazy<Task<Guid>> Reported => new(() => loop.Reported());

    private static async Task<(HttpStatusCode Status, string? Code)> Answer(HttpClient client, Guid id, string step, HttpContent content)
    {
        var answer = await client.PostAsync(new Uri($"/api/cases/{id}/{step}", UriKind.Relative), content, Ct);
        return (answer.StatusCode, await Loop.Problem(answer));
    }
}
