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
                var reward = SpecJson.Read(record.SpecJson).Reward;
                var ranking = Ranking.Of(
                    trials, await store.ListReferencesAsync(id, cancellation), new RewardFunction(reward.StepTime, reward.Parameters));
                if (parsed.GetValue(json))
                    JsonOutput.Print(new { job = id, state = record.State, ranking, trials });
                else
                    TrialsTable.Print(ranking, trials);
            },
            cancellation));
        return command;
    }
}
