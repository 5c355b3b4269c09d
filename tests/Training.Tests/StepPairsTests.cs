using NasV2.Training.Measurement;

namespace NasV2.Training.Tests;

public sealed class StepPairsTests
{
    [Fact]
    public void A_steady_drift_cancels_since_each_step_is_divided_by_the_mean_of_its_neighbours()
    {
        double[] references = [10, 12, 14, 16];
        double[] steps = [22, 26, 30];
        Assert.Equal(new StepPairs(2, 0, 3), StepPairs.Compare(steps, references, blockPairs: 1));
    }

    /// <summary>Pairs that are disturbed together carry less information than as many independent ones; the error has to say so.</summary>
    [Fact]
    public void The_stated_error_is_the_scatter_of_repeated_measurements_also_where_neighbours_are_disturbed_together()
    {
        var random = new Random(1);
        List<StepPairs> repeated = [];
        for (var repeat = 0; repeat < 400; repeat++)
        {
            List<double> steps = [];
            List<double> references = [20];
            for (var block = 0; block < 12; block++)
            {
                var shared = Normal(0.05);
                for (var pair = 0; pair < 5; pair++)
                {
                    steps.Add(30 * (1 + shared + Normal(0.03)));
                    references.Add(20 * (1 + Normal(0.03)));
                }
            }

            repeated.Add(StepPairs.Compare(steps, references, blockPairs: 5));
        }

        var mean = repeated.Average(measured => measured.Ratio);
        var scatter = Math.Sqrt(repeated.Average(measured => Math.Pow((measured.Ratio / mean) - 1, 2)));
        var stated = Math.Sqrt(repeated.Average(measured => measured.Error * measured.Error));
        Assert.InRange(stated / scatter, 0.75, 1.3);

        double Normal(double deviation) =>
            deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
    }
}
