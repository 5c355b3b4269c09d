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
    [InlineData(42, "42 s")]
    [InlineData(600, "10 min")]
    [InlineData(9000, "2.5 h")]
    [InlineData(260_000, "3.0 days")]
    public void Durations_are_rounded_to_what_people_plan_by(int seconds, string expected) =>
        Assert.Equal(expected, NumberFormat.Duration(TimeSpan.FromSeconds(seconds)));
}
