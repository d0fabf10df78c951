using System.Security.Cryptography;
using System.Text;

namespace Weft.Server.Attachments;

/// <summary>
/// Who sends a file: an account, or somebody without a sign-in who holds an upload token, or both (signed in after sending).
/// Only the hash of a token is stored.
/// </summary>
internal sealed record Uploader(Guid? AccountId, string? Token)
{
    public static implicit operator Uploader(Guid accountId) => new(accountId, null);

    public byte[]? TokenHash => Token is null ? null : Hash(Token);

    public bool Owns(Guid? ownerId, byte[]? tokenHash) =>
        (ownerId is not null && ownerId == AccountId)
        || (tokenHash is not null && TokenHash is { } mine && CryptographicOperations.FixedTimeEquals(tokenHash, mine));

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
