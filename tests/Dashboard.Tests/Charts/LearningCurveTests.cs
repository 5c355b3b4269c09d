using System.Text.Json;
using NasV2.Api.V1;
using NasV2.Dashboard.Components.Charts;

namespace NasV2.Dashboard.Tests.Charts;

public sealed class LearningCurveTests
{
    [Theory]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_loss_that_is_not_finite_is_a_text_in_what_the_browser_gets(double loss, string text)
    {
        var trial = new GetTrialResponse
        {
            Trial = new Trial { Index = 3, Status = TrialStatus.Diverged },
            Epochs = { new Epoch { Epoch_ = 1, Epochs = 10, Loss = loss, MinivalAccuracy = 0.1, TrainAccuracy = 0.1, LearningRate = 0.01,
                Seconds = 2 } },
        };

        var json = JsonSerializer.SerializeToElement(LearningCurves.Draw([trial]));

        Assert.Equal(text, json.GetProperty(nameof(ChartContent.Rows))[0][4].GetString());
    }
}
