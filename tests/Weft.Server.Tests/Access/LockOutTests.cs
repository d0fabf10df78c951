using System.Net;
using System.Net.Http.Json;

namespace Weft.Server.Tests.Access;

public class LockOutTests(WeftApp app) : IClassFixture<WeftApp>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("traffic")]
    [InlineData("a-name-without-account")]
    public async Task After_five_failures_a_name_is_closed_even_to_the_right_password(string name)
    {
        for (var failure = 1; failure <= 5; failure++)
        {
            (await (await SignIn(name, $"wrong-number-{failure}")).Problem()).ShouldBe((401, "access.wrong-name-or-password"));
        }

        var locked = await SignIn(name, Cast.Password);

        (await locked.Problem()).ShouldBe((429, "access.locked"));
        var until = (await locked.Json()).GetProperty("until").GetDateTimeOffset();
        (until - DateTimeOffset.UtcNow).ShouldBeInRange(TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(15));
    }

    [Fact]
    public async Task Spelling_a_name_otherwise_gives_no_more_tries()
    {
        string[] spellings = ["hotline", "HOTLINE", " hotline", "Hotline ", "hOtLiNe"];
        foreach (var spelling in spellings)
        {
            await SignIn(spelling, "wrong-all-the-way");
        }

        (await (await SignIn("hotline", Cast.Password)).Problem()).Code.ShouldBe("access.locked");
    }

    [Fact]
    public async Task A_success_forgets_the_failures_before_it()
    {
        for (var round = 1; round <= 3; round++)
        {
            for (var failure = 1; failure <= 4; failure++)
            {
                await SignIn("water", "wrong-all-the-way");
            }

            (await SignIn("water", Cast.Password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task Guesses_sent_all_at_once_are_counted_all_the_same()
    {
        var guesses = await Task.WhenAll(Enumerable.Range(1, 12).Select(guess => SignIn("housing", $"guess-number-{guess}")));

        guesses.ShouldAllBe(guess => !guess.IsSuccessStatusCode);
        (await (await SignIn("housing", Cast.Password)).Problem()).Code.ShouldBe("access.locked");
    }

    [Fact]
    public async Task A_session_that_is_open_goes_on_while_the_name_is_closed()
    {
        for (var failure = 1; failure <= 5; failure++)
        {
            await SignIn("supervisor", "wrong-all-the-way");
        }

        (await app.As(Cast.Supervisor).GetAsync("/api/session", Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private Task<HttpResponseMessage> SignIn(string name, string password) =>
        app.CreateClient().PostAsJsonAsync("/api/session/tokens", new { userName = name, password }, Ct);
}
