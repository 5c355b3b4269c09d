using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using NasV2.Specs;
using NasV2.Training.Runs;

namespace NasV2.Cli.Training;

/// <summary>One run of <c>nas train</c>, from its files to what it prints.</summary>
internal static class TrainSession
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    public static async Task<int> RunAsync(
        TrainArguments request, long seed, string? folder, bool json, CancellationToken cancellationToken)
    {
        var place = new RunFolder(Path.GetFullPath(folder ?? Path.Combine("nas-runs", $"{request.Name}-{request.Recipe.Name}-{seed}")));
        var lines = json ? Console.Error : Console.Out;
        using var trainer = await Trainer.StartAsync(request, cancellationToken);
        var recipe = request.Recipe.For(trainer.Data);
        lines.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Name} by {recipe.Name}, seed {seed}: {recipe.Recipe.Epochs} epochs of "
                + $"{trainer.Data.StepsPerEpoch(recipe.Recipe.Batch)} steps, "
                + $"minival {trainer.Data.Minival.Images} (largest class {trainer.Data.Minival.LargestClass:0.0000}), "
                + $"test {trainer.Data.TestCount}"));
        lines.WriteLine($"On {trainer.Device.Type}; files in {place.Path}; Ctrl-C stops, the same command resumes");

        var display = new TrainDisplay(
            new TrainPace(recipe.Recipe, seed), recipe.Recipe.Epochs, lines, !json && !Console.IsOutputRedirected, TimeProvider.System);
        var report = await display.WithBarAsync(() => trainer.TrainAsync(recipe, seed, place, display, lines.WriteLine, cancellationToken));
        await File.WriteAllTextAsync(place.Report, JsonSerializer.Serialize(report, Json) + "\n", cancellationToken);
        CurvesSvg.Write(
            place.Curves, $"{request.Name}, {recipe.Name}", report.Epochs,
            TrainingStages.Resolve(recipe.Recipe, seed).Select(stage => stage.FirstEpoch));
        var minival = trainer.Data.Minival with { LargestPrediction = report.Minival?.LargestPrediction };
        if (LearningTest.Explain(report.MinivalAccuracy, minival) is { } reason)
            Console.Error.WriteLine($"Nothing was learned. {reason}");
        if (json)
            JsonOutput.Print(report);
        else
            lines.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Best of {report.Epochs.Count} epochs: {report.BestEpoch}, minival "
                    + $"{EvaluationText.Format(report.MinivalAccuracy, report.Minival)}"
                    + $"{(report.Test is { } test ? $", test {EvaluationText.Format(test.Accuracy, test)}" : "")}; "
                    + $"{report.Parameters:N0} parameters, {report.TrainSeconds:0} s"));
        return ExitCodes.Success;
    }
}
