using CsCheck;
using Weft.Core.Attachments;

namespace Weft.Core.Tests.Attachments;

public class ExifTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Time_and_place_are_read_in_both_byte_orders(bool little)
    {
        var facts = Exif.Read(new ExifOf(little).TakenAt("2026:03:02 10:15:00", "+08:00").At(113.3125, 23.1755).Bytes());

        facts.TakenAt.ShouldBe(new DateTimeOffset(2026, 3, 2, 10, 15, 0, TimeSpan.FromHours(8)));
        facts.Longitude!.Value.ShouldBe(113.3125, 1e-6);
        facts.Latitude!.Value.ShouldBe(23.1755, 1e-6);
    }

    [Fact]
    public void South_and_west_are_negative()
    {
        var facts = Exif.Read(new ExifOf().At(-43.2, -22.9).Bytes());

        facts.Longitude!.Value.ShouldBe(-43.2, 1e-6);
        facts.Latitude!.Value.ShouldBe(-22.9, 1e-6);
    }

    [Fact]
    public void A_camera_without_an_offset_shows_the_time_of_China() =>
        Exif.Read(new ExifOf().TakenAt("2026:03:02 10:15:00").Bytes()).TakenAt.ShouldBe(new DateTimeOffset(2026, 3, 2, 2, 15, 0, TimeSpan.Zero));

    [Theory]
    [InlineData("0000:00:00 00:00:00")]
    [InlineData("2026-03-02 10:15:00")]
    [InlineData("1970:01:01 00:00:00")]
    [InlineData("    :  :     :  :  ")]
    public void A_clock_that_was_never_set_tells_no_time(string time) =>
        Exif.Read(new ExifOf().TakenAt(time).Bytes()).TakenAt.ShouldBeNull();

    [Fact]
    public void A_camera_without_a_fix_tells_no_place() => Exif.Read(new ExifOf().At(0, 0).Bytes()).Longitude.ShouldBeNull();

    [Fact]
    public void A_place_off_the_earth_or_without_its_side_is_none()
    {
        Exif.Read(new ExifOf().At(181, 23).Bytes()).ShouldBe(PhotoFacts.None);
        Exif.Read(new ExifOf().At(113, 91).Bytes()).ShouldBe(PhotoFacts.None);
        Exif.Read(new ExifOf().Gps(2, 5, 3, 23, 1, 10, 1, 30, 1).Gps(4, 5, 3, 113, 1, 18, 1, 45, 1).Bytes()).ShouldBe(PhotoFacts.None);
    }

    [Fact]
    public void Whatever_is_broken_is_silence_and_never_an_error()
    {
        var whole = new ExifOf().TakenAt("2026:03:02 10:15:00", "+08:00").At(113.3125, 23.1755).Bytes();

        Gen.Select(Gen.Int[0, whole.Length], Gen.Int[0, whole.Length - 1].Array[0, 8], Gen.Byte.Array[8]).Sample((length, places, values) =>
        {
            var broken = whole[..length];
            foreach (var (place, value) in places.Zip(values).Where(hit => hit.First < length))
            {
                broken[place] = value;
            }

            var facts = Exif.Read(broken);

            (facts.Longitude is null).ShouldBe(facts.Latitude is null);
            Math.Abs(facts.Longitude ?? 0).ShouldBeLessThanOrEqualTo(180);
            Math.Abs(facts.Latitude ?? 0).ShouldBeLessThanOrEqualTo(90);
        });
    }
}
