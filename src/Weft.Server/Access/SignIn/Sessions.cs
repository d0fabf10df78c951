using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Weft.Server.Access;

/// <summary>Begins, renews and ends sessions. Nothing is stored while one lasts: the cookie or token carries it; ended ones are remembered until they would have run out.</summary>
internal sealed class Sessions(NpgsqlDataSource source, AccessSettings settings, IOptionsMonitor<BearerTokenOptions> bearer, TimeProvider clock)
{
    /// <summary>Residents stay signed in on their own phone; a desk asks again each day.</summary>
    public Task BeginCookie(HttpContext http, Account account) => http.SignInAsync(
        Schemes.Cookie,
        Schemes.Principal(account, Schemes.Cookie, Guid.CreateVersion7()),
        new AuthenticationProperties
        {
            IsPersistent = account.Resident,
            ExpiresUtc = clock.GetUtcNow() + (account.Resident ? settings.RefreshLife : settings.CookieLife),
        });

    public static SignInHttpResult BeginToken(Account account, Guid? session = null) =>
        TypedResults.SignIn(Schemes.Principal(account, Schemes.Bearer, session ?? Guid.CreateVersion7()), authenticationScheme: Schemes.Bearer);

    /// <returns>Whom a refresh token stands for; null when it is none of ours or has run out.</returns>
    public AuthenticationTicket? Read(string refreshToken) =>
        bearer.Get(Schemes.Bearer).RefreshTokenProtector.Unprotect(refreshToken) is { } ticket && ticket.Properties.ExpiresUtc > clock.GetUtcNow()
            ? ticket
            : null;

    public async Task End(Guid session, Guid account)
    {
        await using var command = source.CreateCommand(
            "insert into access.ended_sessions (session_id, account_id, forget_at) values ($1, $2, $3) on conflict do nothing");
        command.Parameters.AddWithValue(session);
        command.Parameters.AddWithValue(account);
        command.Parameters.AddWithValue(clock.GetUtcNow() + settings.RefreshLife + settings.CookieLife);
        await command.ExecuteNonQueryAsync();
    }

    public async Task Sweep(CancellationToken ct)
    {
        await using var command = source.CreateCommand("delete from access.ended_sessions where forget_at < $1");
        command.Parameters.AddWithValue(clock.GetUtcNow());
        await command.ExecuteNonQueryAsync(ct);
    }
}
