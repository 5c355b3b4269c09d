using NasV2.Api;

namespace NasV2.Dashboard.Tests.Display;

public sealed class NumberFormatTests
{
    [Theory]
    [InlineData(null, "–")]
    [InlineData(double.NaN, "–")]
    [InlineData(8_372_000_000.0, "8.37 G")]
    [InlineData(999_600_000.0, "1.00 G")]
    [InlineData(812.0, "812")]
    public void Sizes_have_three_digits_and_a_prefix(double? value, string expected) => Assert.Equal(expected, NumberFormat.Si(value));

    [Theory]
    [InlineData(0.0709, 0.0018, "7.1 % ± 0.4")]
    [InlineData(0.0005, 0.00016, "0.050 % ± 0.032")]
    [InlineData(0.75, 0, "75.0 %")]
    public void A_share_has_two_standard_errors_unless_it_is_exact(double share, double error, string expected) =>
        Assert.Equal(expected, NumberFormat.Share(share, error));

    [Theory]
    [InlineData(42, "42 s")]
    [InlineData(600, "10 min")]
    [InlineData(9000, "2.5 h")]
    [InlineData(260_000, "3.0 days")]
    public void Durations_are_rounded_to_what_people_plan_by(int seconds, string expected) =>
        Assert.Equal(expected, NumberFormat.Duration(TimeSpan.FromSeconds(seconds)));
}
