using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Weft.Core.Access;

/// <summary>The six digits of an authenticator app (RFC 6238: HMAC-SHA-1, steps of 30 seconds).</summary>
public static class Totp
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long Step(DateTimeOffset moment) => moment.ToUnixTimeSeconds() / 30;

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 as authenticator apps implement it; SHA-1 is unbroken as a MAC.")]
    public static string Code(ReadOnlySpan<byte> secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        HMACSHA1.HashData(secret, counter, hash);
        var number = BinaryPrimitives.ReadUInt32BigEndian(hash[(hash[^1] & 15)..]) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The step whose code this is, one step of clock drift either way allowed; null when it is none of these or not after
    /// <paramref name="lastStep"/>: a code that somebody read over a shoulder is good for nothing once used.
    /// </summary>
    public static long? Accept(ReadOnlySpan<byte> secret, string code, DateTimeOffset now, long lastStep)
    {
        var sent = Encoding.UTF8.GetBytes(code);
        var current = Step(now);
        for (var step = Math.Max(current - 1, lastStep + 1); step <= current + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Code(secret, step)), sent))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The secret as people type it and as the address for authenticator apps carries it: base32 without padding.</summary>
    public static string Text(ReadOnlySpan<byte> secret)
    {
        var text = new StringBuilder();
        int bits = 0, held = 0;
        foreach (var one in secret)
        {
            (bits, held) = (((bits << 8) | one) & 0xfff, held + 8);
            while (held >= 5)
            {
                held -= 5;
                text.Append(Base32[(bits >> held) & 31]);
            }
        }

        return held > 0 ? text.Append(Base32[(bits << (5 - held)) & 31]).ToString() : text.ToString();
    }

    public static byte[] Secret(string text)
    {
        var secret = new List<byte>();
        int bits = 0, held = 0;
        foreach (var letter in text)
        {
            (bits, held) = (((bits << 5) | Base32.IndexOf(letter, StringComparison.Ordinal)) & 0xfff, held + 5);
            if (held >= 8)
            {
                held -= 8;
                secret.Add((byte)(bits >> held));
            }
        }

        return [.. secret];
    }
}
