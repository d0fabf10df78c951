using System.Security.Cryptography;
using CsCheck;
using Microsoft.Extensions.Configuration;
using Weft.Server.Privacy;

namespace Weft.Server.Tests.Privacy;

public sealed class SealTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("weft-seal-").FullName;

    [Fact]
    public void What_was_closed_opens_to_the_same_text_and_never_looks_the_same_twice()
    {
        var seal = With(("1", 1));

        Gen.String.Sample(text =>
        {
            var sound = System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)); // a lone surrogate is no text
            seal.Open(seal.Close(sound)).ShouldBe(sound);
            seal.Close(sound).ShouldNotBe(seal.Close(sound));
        });
    }

    [Fact]
    public void After_a_rotation_the_old_opens_and_the_new_key_closes()
    {
        var old = With(("2026", 1)).Close("13800000001");
        var rotated = With(("2026", 1), ("2027", 2));

        rotated.Open(old).ShouldBe("13800000001");
        rotated.Close("13800000001").ShouldStartWith("2027.");
        Should.Throw<InvalidOperationException>(() => With(("2027", 2)).Open(old)).Message.ShouldContain("2026");
    }

    [Fact]
    public void One_changed_letter_is_noticed()
    {
        var seal = With(("1", 1));
        var closed = seal.Close("13800000001");

        for (var at = 2; at < closed.Length - 1; at++)
        {
            var changed = closed[..at] + (closed[at] == 'A' ? 'B' : 'A') + closed[(at + 1)..];
            Should.Throw<CryptographicException>(() => seal.Open(changed));
        }
    }

    [Fact]
    public void Hashes_are_equal_for_equal_texts_and_need_the_key()
    {
        With(("1", 1)).Hash("13800000001").ShouldBe(With(("2", 2)).Hash("13800000001"));
        With(("1", 1)).Hash("13800000001").ShouldNotBe(With(("1", 1)).Hash("13800000002"));
    }

    [Fact]
    public void Without_settings_keys_are_made_once_for_their_owner_only()
    {
        var rings = Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(8).Select(_ => new Seal(Ring([]))).ToArray();

        var closed = rings[0].Close("once");
        rings.ShouldAllBe(ring => ring.Open(closed) == "once");
        var file = Path.Combine(_folder, "keys.json");
        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.GetFiles(_folder).ShouldBe([file]);
    }

    [Fact]
    public void Half_a_setting_is_refused_by_name()
    {
        Should.Throw<InvalidOperationException>(() => Ring(new() { ["Privacy:SearchKey"] = Key(1) })).Message.ShouldContain("Privacy:Keys");
        Should.Throw<InvalidOperationException>(() => Ring(new() { ["Privacy:SearchKey"] = "short", ["Privacy:Keys:1"] = Key(1) })).Message.ShouldContain("Privacy:SearchKey");
    }

    [Theory]
    [InlineData("13812345678", "138****5678")]
    [InlineData("12345", "*****")]
    public void Phones_are_masked(string phone, string masked) => Mask.Phone(phone).ShouldBe(masked);

    [Theory]
    [InlineData("张三", "张*")]
    [InlineData("欧阳小明", "欧**明")]
    [InlineData("王", "*")]
    public void Names_are_masked(string name, string masked) => Mask.Name(name).ShouldBe(masked);

    [Theory]
    [InlineData("11010519491231002X", "110************02X")]
    public void Id_numbers_are_masked(string number, string masked) => Mask.IdNumber(number).ShouldBe(masked);

    private Seal With(params (string Name, byte Key)[] keys) => new(Ring(keys
        .Select(key => ($"Privacy:Keys:{key.Name}", Key(key.Key)))
        .Append(("Privacy:SearchKey", Key(99)))
        .ToDictionary(pair => pair.Item1, pair => (string?)pair.Item2)));

    private KeyRing Ring(Dictionary<string, string?> settings) => new(new ConfigurationBuilder()
        .AddInMemoryCollection([new("Weft:DataFolder", _folder), .. settings]).Build());

    private static string Key(byte fill) => Convert.ToBase64String(Enumerable.Repeat(fill, 32).ToArray());

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
