using System.Text;
using CsCheck;
using Weft.Core.Access;

namespace Weft.Core.Tests.Access;

public class TotpTests
{
    // The examples of RFC 6238, appendix B, with the last six of its eight digits.
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Codes_are_those_of_the_standard(long second, string code) =>
        Totp.Code(Secret, Totp.Step(DateTimeOffset.FromUnixTimeSeconds(second))).ShouldBe(code);

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void One_step_of_drift_is_forgiven(int drift, bool accepted)
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

        Totp.Accept(Secret, Totp.Code(Secret, Totp.Step(now) + drift), now, lastStep: 0).HasValue.ShouldBe(accepted);
    }

    [Fact]
    public void A_used_code_and_those_before_it_are_good_for_nothing()
    {
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var step = Totp.Accept(Secret, Totp.Code(Secret, Totp.Step(now)), now, lastStep: 0)!.Value;

        Totp.Accept(Secret, Totp.Code(Secret, step), now, step).ShouldBeNull();
        Totp.Accept(Secret, Totp.Code(Secret, step - 1), now, step).ShouldBeNull();
        Totp.Accept(Secret, Totp.Code(Secret, step + 1), now, step).ShouldBe(step + 1);
    }

    [Fact]
    public void A_secret_survives_being_written_down() =>
        Gen.Byte.Array[1, 40].Sample(secret => Totp.Secret(Totp.Text(secret)).ShouldBe(secret));

    [Fact]
    public void A_secret_is_written_as_the_standard_writes_it() =>
        Totp.Text(Encoding.ASCII.GetBytes("foobar")).ShouldBe("MZXW6YTBOI");
}
