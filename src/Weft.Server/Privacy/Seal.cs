using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Weft.Server.Privacy;

/// <summary>Closes personal data for storage (AES-256-GCM) and makes the keyed hash that finds it again by its exact value.</summary>
internal sealed class Seal(KeyRing keys)
{
    private const int NonceSize = 12, TagSize = 16;

    /// <returns><c>NAME.BASE64URL</c>: the key's name, then nonce, tag and ciphertext. The same text closes differently each time.</returns>
    public string Close(string text)
    {
        var plain = Encoding.UTF8.GetBytes(text);
        var closed = new byte[NonceSize + TagSize + plain.Length];
        RandomNumberGenerator.Fill(closed.AsSpan(0, NonceSize));
        using var aes = new AesGcm(keys.Key(keys.Current), TagSize);
        aes.Encrypt(closed.AsSpan(0, NonceSize), plain, closed.AsSpan(NonceSize + TagSize), closed.AsSpan(NonceSize, TagSize),
            Encoding.UTF8.GetBytes(keys.Current));
        return $"{keys.Current}.{WebEncoders.Base64UrlEncode(closed)}";
    }

    /// <exception cref="CryptographicException">The text was changed, or closed with another key of the same name.</exception>
    public string Open(string closed)
    {
        var dot = closed.IndexOf('.', StringComparison.Ordinal);
        var name = dot > 0 ? closed[..dot] : throw new CryptographicException("This is no closed text.");
        var bytes = WebEncoders.Base64UrlDecode(closed, dot + 1, closed.Length - dot - 1);
        var plain = new byte[bytes.Length - NonceSize - TagSize];
        using var aes = new AesGcm(keys.Key(name), TagSize);
        aes.Decrypt(bytes.AsSpan(0, NonceSize), bytes.AsSpan(NonceSize + TagSize), bytes.AsSpan(NonceSize, TagSize), plain,
            Encoding.UTF8.GetBytes(name));
        return Encoding.UTF8.GetString(plain);
    }

    /// <summary>Equal for equal texts, and of no use without the key, short as a phone number is.</summary>
    public byte[] Hash(string text) => HMACSHA256.HashData(keys.SearchKey, Encoding.UTF8.GetBytes(text));
}
