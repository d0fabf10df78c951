using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Weft.Server.Http;

namespace Weft.Server.Attachments;

/// <summary>
/// Who sends a file: an account, or somebody without a sign-in who holds an upload token, or both (signed in after sending).
/// Only the hash of a token is stored.
/// </summary>
internal sealed record Uploader(Guid? AccountId, string? Token)
{
    public const string Header = "Upload-Token";

    public static implicit operator Uploader(Guid accountId) => new(accountId, null);

    public static Uploader Of(HttpContext http) =>
        new(http.Features.Get<SignedIn>()?.Actor.AccountId, http.Request.Headers[Header].ToString() is { Length: > 0 } token ? token : null);

    public bool IsNobody => AccountId is null && Token is null;

    /// <summary>A token may also be made by the client, as long as nobody can guess it: at least 192 bits in base64url.</summary>
    public static bool IsToken(string token) => token.Length is >= 32 and <= 128 && token.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static string NewToken() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public byte[]? TokenHash => Token is null ? null : SHA256.HashData(Encoding.UTF8.GetBytes(Token));

    public bool Owns(Guid? ownerId, byte[]? tokenHash) =>
        (ownerId is not null && ownerId == AccountId)
        || (tokenHash is not null && TokenHash is { } mine && CryptographicOperations.FixedTimeEquals(tokenHash, mine));
}
