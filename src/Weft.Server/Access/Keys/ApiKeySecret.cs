using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Weft.Server.Access;

/// <summary>What an API key is made of: <c>weft_</c> and 43 characters of chance. Chance that long needs no salt and no slow hash.</summary>
internal static class ApiKeySecret
{
    private const string Beginning = "weft_";

    public static string New() => Beginning + WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));

    public static bool LooksLikeOne(string text) => text.Length == Beginning.Length + 43 && text.StartsWith(Beginning, StringComparison.Ordinal);

    /// <summary>What people recognise a key by.</summary>
    public static string Shown(string secret) => secret[..(Beginning.Length + 6)];
}
