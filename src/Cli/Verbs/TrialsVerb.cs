using System.CommandLine;
using NasV2.Api.V1;
using NasV2.Cli.Display;
using NasV2.Cli.Remote;
using NasV2.Search.Algorithms;
using NasV2.Search.Results;
using NasV2.Server;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas trials</c>: the trials of a job, ranked, while it runs too.</summary>
internal static class TrialsVerb
{
    private const int PageSize = 1000;

    public static Command Create()
    {
        var job = new Argument<string>("job") { Description = "The job's id, as nas jobs lists it." };
        return StoreOrService.Of(
            new Command("trials", "Shows the trials of a job, best first.") { job },
            (home, parsed, json, cancellationToken) => ReadAsync(home, parsed.GetRequiredValue(job), json, cancellationToken),
            (service, parsed, json, cancellationToken) => ReadAsync(service, parsed.GetRequiredValue(job), json, cancellationToken));
    }

    private static Task<int> ReadAsync(NasHome home, string id, bool json, CancellationToken cancellationToken) => StoreReader.ReadAsync(
        home,
        async store =>
        {
            var record = await store.FindJobAsync(id, cancellationToken) ?? throw new JobNotFoundException(id);
            var trials = await store.ListTrialsAsync(id, cancellationToken);
            var spec = SpecJson.Read(record.SpecJson);
            var stepTimes = new StepTimes(
                spec.Space.Reference.Canonical,
                await store.ListMeasurementsAsync(id, cancellationToken),
                await store.ListCalibrationsAsync(id, cancellationToken));
            var ranking = Ranking.Rank(trials, stepTimes, new RewardFunction(spec.Reward.StepTime, spec.Reward.Parameters));
            if (json)
            {
                JsonOutput.Print(new
                {
                    job = id,
                    state = record.State,
                    ranking,
                    trials,
                    references = stepTimes.References,
                    calibrations = stepTimes.Calibrations,
                });
                return;
            }

            TrialsTable.Print(ranking, trials);
            CalibrationTable.Print(stepTimes.Calibrations);
        },
        cancellationToken);

    private static async Task<int> ReadAsync(NasService service, string id, bool json, CancellationToken cancellationToken)
    {
        var messages = new List<NasV2.Api.V1.Trial>();
        var request = new ListTrialsRequest { SearchId = id, PageSize = PageSize, Order = NasV2.Api.V1.TrialOrder.Reward };
        do
        {
            var page = await service.CallAsync((client, stop) => client.Trials.ListTrialsAsync(request, cancellationToken: stop), cancellationToken);
            messages.AddRange(page.Trials);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        List<RankedTrial> ranking = [.. messages.Where(trial => trial.Score is not null).Select(TrialRecords.Ranked)];
        List<Domain.Trial> trials = [.. messages.OrderBy(trial => trial.Index).Select(trial => TrialRecords.Row(id, trial))];
        if (json)
            JsonOutput.Print(new { job = id, ranking, trials });
        else
            TrialsTable.Print(ranking, trials);
        return ExitCodes.Success;
    }
}
