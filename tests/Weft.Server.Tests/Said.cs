using System.Text.Json;

namespace Weft.Server.Tests;

/// <summary>What an answer said, in the words of the tests.</summary>
internal static class Said
{
    /// <summary>The status and the stable code of a refusal; fails when the answer is no problem.</summary>
    public static async Task<(int Status, string Code)> Problem(this HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", $"status {answer.StatusCode}");
        return ((int)answer.StatusCode, (await answer.Json()).GetProperty("code").GetString()!);
    }

    /// <summary>The body, as often as it is asked for.</summary>
    public static async Task<JsonElement> Json(this HttpResponseMessage answer) =>
        JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
