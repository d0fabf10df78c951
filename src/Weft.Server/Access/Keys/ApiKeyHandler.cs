using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Weft.Server.Access;

/// <summary>Knows an account by an API key: <c>X-Api-Key: KEY</c> or <c>Authorization: ApiKey KEY</c>.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder url, KnownAccounts accounts, KeyUses uses)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, url)
{
    private const string Word = "ApiKey ";

    public static bool IsOn(HttpRequest request) =>
        request.Headers.ContainsKey(Schemes.KeyHeader)
        || request.Headers.Authorization.ToString().StartsWith(Word, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var secret = Request.Headers[Schemes.KeyHeader].ToString() is { Length: > 0 } header
            ? header
            : Request.Headers.Authorization.ToString()[Word.Length..].Trim();
        if (!ApiKeySecret.LooksLikeOne(secret) || await accounts.FindKey(ApiKeySecret.Hash(secret)) is not var (account, key))
        {
            return AuthenticateResult.Fail("unknown, expired or revoked key");
        }

        uses.Note(key.Id);
        var who = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, account.Id.ToString()), new Claim(Schemes.KeyClaim, key.Id.ToString())], Schemes.Key);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(who), Scheme.Name));
    }
}
