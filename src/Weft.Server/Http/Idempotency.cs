using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using Weft.Server.Database;

namespace Weft.Server.Http;

/// <summary>
/// Mark of a route whose request or answer holds a secret (a password, a token, a key): nothing of it is ever remembered,
/// and a repeat does the work again.
/// </summary>
internal sealed class AnswersSecret
{
    public static readonly AnswersSecret Instance = new();
}

/// <summary>
/// A write sent with an Idempotency-Key does its work once: the key, the work and the answer are committed together,
/// and a repeat gets the first answer again. A refused request keeps no key, so that it may be corrected and sent again.
/// </summary>
internal sealed class Idempotency : IEndpointFilter
{
    private const string Header = "Idempotency-Key";

    private sealed record Remembered(byte[] Fingerprint, int Status, byte[] Body, string? ContentType, string? Location, string? Etag);

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)
            || http.GetEndpoint()?.Metadata.GetMetadata<AnswersSecret>() is not null
            || !http.Request.Headers.TryGetValue(Header, out var header))
        {
            return await next(context);
        }

        if (header.ToString() is not { Length: >= 16 and <= 100 } key || !key.All(c => c is > ' ' and < '\x7f'))
        {
            return RequestProblems.IdempotencyKeyNotValid.Answer();
        }

        var db = (WeftDb)http.RequestServices.GetService(typeof(WeftDb))!;
        var account = Guid.TryParse(http.User.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : Guid.Empty;
        var fingerprint = Fingerprint(http.Request, context.Arguments);

        await using var transaction = await db.Database.BeginTransactionAsync(http.RequestAborted);
        if (!await TryTake(db, account, key, fingerprint))
        {
            return await Find(db, account, key) is { } first && first.Fingerprint.AsSpan().SequenceEqual(fingerprint)
                ? new Replay(first)
                : RequestProblems.IdempotencyKeyReused.Answer();
        }

        return await Run(context, next, db, transaction, account, key);
    }

    private static async Task<object?> Run(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next, WeftDb db, IDbContextTransaction transaction, Guid account, string key)
    {
        var http = context.HttpContext;
        var outside = http.Response.Body;
        using var answer = new MemoryStream();
        http.Response.Body = answer;
        try
        {
            if (await next(context) is IResult result)
            {
                await result.ExecuteAsync(http);
            }

            if (http.Response.StatusCode < 400)
            {
                await Remember(db, account, key, http.Response, answer.ToArray());
                await transaction.CommitAsync(CancellationToken.None); // a cancelled commit may have happened: never hand it a token
            }
            else
            {
                await transaction.RollbackAsync(CancellationToken.None);
            }
        }
        finally
        {
            http.Response.Body = outside;
        }

        answer.Position = 0;
        await answer.CopyToAsync(outside, http.RequestAborted);
        return Results.Empty;
    }

    // Waits for another request with the same key that is still running, then sees its row.
    private static async Task<bool> TryTake(WeftDb db, Guid account, string key, byte[] fingerprint) =>
        await db.Database.ExecuteSqlAsync(
            $"insert into weft.idempotency_keys (account_id, key, fingerprint) values ({account}, {key}, {fingerprint}) on conflict do nothing") == 1;

    private static async Task Remember(WeftDb db, Guid account, string key, HttpResponse response, byte[] body)
    {
        var (type, location, etag) = (response.ContentType, response.Headers.Location.FirstOrDefault(), response.Headers.ETag.FirstOrDefault());
        await db.Database.ExecuteSqlAsync(
            $"""
            update weft.idempotency_keys
            set status = {response.StatusCode}, body = {body}, content_type = {type}, location = {location}, etag = {etag}
            where account_id = {account} and key = {key}
            """);
    }

    private static async Task<Remembered?> Find(WeftDb db, Guid account, string key)
    {
        await using var command = new NpgsqlCommand(
            "select fingerprint, status, body, content_type, location, etag from weft.idempotency_keys where account_id = $1 and key = $2 and status is not null",
            (NpgsqlConnection)db.Database.GetDbConnection());
        command.Parameters.AddWithValue(account);
        command.Parameters.AddWithValue(key);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? new Remembered(row.GetFieldValue<byte[]>(0), row.GetInt32(1), row.GetFieldValue<byte[]>(2),
                row.TextOrNull(3), row.TextOrNull(4), row.TextOrNull(5))
            : null;
    }

    // The address and what was bound from the body: records print their values, so equal requests have equal text.
    private static byte[] Fingerprint(HttpRequest request, IList<object?> arguments)
    {
        var text = new StringBuilder(request.Method).Append(' ').Append(request.Path).Append(request.QueryString);
        foreach (var argument in arguments)
        {
            if (argument?.GetType() is { IsClass: true } type && type.Name.EndsWith("Request", StringComparison.Ordinal))
            {
                text.Append('\n').Append(System.Text.Json.JsonSerializer.Serialize(argument, type));
            }
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
    }

    private sealed class Replay(Remembered first) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = first.Status;
            http.Response.ContentType = first.ContentType;
            http.Response.Headers["Idempotency-Replayed"] = "true";
            if (first.Location is not null) { http.Response.Headers.Location = first.Location; }
            if (first.Etag is not null) { http.Response.Headers.ETag = first.Etag; }

            return http.Response.Body.WriteAsync(first.Body, http.RequestAborted).AsTask();
        }
    }
}
