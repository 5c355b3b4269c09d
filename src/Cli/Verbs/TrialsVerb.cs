using System.CommandLine;
using NasV2.Cli.Display;
using NasV2.Search.Algorithms;
using NasV2.Search.Results;
using NasV2.Server;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas trials</c>: the trials of a job, ranked, while it runs too.</summary>
internal static class TrialsVerb
{
    public static Command Create()
    {
        var job = new Argument<string>("job") { Description = "The job's id, as nas jobs lists it." };
        var home = CommonOptions.Home();
        var json = CommonOptions.Json();
        var command = new Command("trials", "Shows the trials of a job, best first.") { job, home, json };
        command.SetAction((parsed, cancellation) => StoreReader.ReadAsync(
            NasHome.Find(parsed.GetValue(home)),
            async store =>
            {
                var id = parsed.GetRequiredValue(job);
                var record = await store.FindJobAsync(id, cancellation) ?? throw new JobNotFoundException(id);
                var trials = await store.ListTrialsAsync(id, cancellation);
                var spec = SpecJson.Read(record.SpecJson);
                var stepTimes = new StepTimes(
                    spec.Space.Reference.Canonical,
                    await store.ListMeasurementsAsync(id, cancellation),
                    await store.ListCalibrationsAsync(id, cancellation));
                var ranking = Ranking.Of(trials, stepTimes, new RewardFunction(spec.Reward.StepTime, spec.Reward.Parameters));
                if (parsed.GetValue(json))
                {
                    JsonOutput.Print(new
                    {
                        job = id, state = record.State, ranking, trials, references = stepTimes.References, calibrations = stepTimes.Calibrations,
                    });
                    return;
                }

                TrialsTable.Print(ranking, trials);
                CalibrationTable.Print(stepTimes.Calibrations);
            },
            cancellation));
        return command;
    }
}
