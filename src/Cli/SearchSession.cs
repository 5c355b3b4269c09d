using System.Runtime.CompilerServices;
using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Cli.Api;
using NasV2.Cli.Display;
using NasV2.Client;
using NasV2.Search.Results;
using NasV2.Server.InProcess;
using NasV2.Specs;

namespace NasV2.Cli;

/// <summary>Runs one search with a service in this process, from the spec to the files of its winner.</summary>
internal sealed class SearchSession(RunSettings settings)
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(250);

    /// <summary>Returns the exit code.</summary>
    public async Task<int> RunAsync(SpecDocument document, CancellationToken cancellationToken)
    {
        var today = document.Read();
        // Found out now rather than after hours of training.
        ResultFolder.Check(settings.Out);
        var service = await InProcessService.StartAsync(settings.Home, settings.Device, settings.Trainer, cancellationToken);
        await using var api = ApiSession.Connect(service);
        var resumed = settings.Resume ? await ResumableSearch.FindAsync(api, document, Console.Error, cancellationToken) : null;
        var (stored, spec) = (resumed?.Search, resumed?.Spec ?? today);
        var display = SearchDisplay.For(settings);
        display.Start(spec, service.DeviceType, settings.Home, resumed: stored is not null);
        var id = stored?.Id ?? await ChooseIdAsync(api, spec.Name, cancellationToken);
        NasV2.Api.V1.Search? last = null;
        try
        {
            await StartAsync(api, id, spec, stored, cancellationToken);
            await display.FollowAsync(ProgressAsync(api, id, cancellationToken).Select(search => last = search));
        }
        catch (OperationCanceledException)
        {
            await PauseAsync(api, id);
            await Console.Error.WriteLineAsync($"Stopped. What finished is stored; the same command with --resume continues {id}.");
            return ExitCodes.Interrupted;
        }

        return await ConcludeAsync(api, last!, display, cancellationToken);
    }

    /// <summary>The name and the next free number.</summary>
    private static async Task<string> ChooseIdAsync(ApiSession api, string name, CancellationToken cancellationToken)
    {
        var taken = await api.CallAsync(
            async (client, stop) => await client.ListAllSearchesAsync(new ListSearchesRequest { NameContains = name }, stop)
                .Select(search => search.Id)
                .ToHashSetAsync(StringComparer.Ordinal, stop),
            cancellationToken);
        var number = 1;
        while (taken.Contains($"{name}-{number}"))
            number++;
        return $"{name}-{number}";
    }

    private static async Task StartAsync(
        ApiSession api, string id, SearchSpec spec, NasV2.Api.V1.Search? stored, CancellationToken cancellationToken)
    {
        if (stored is null)
            await api.CallAsync(
                (client, stop) => client.Searches.SubmitSearchAsync(
                    new SubmitSearchRequest { SearchId = id, Spec = SpecJson.Write(spec) }, cancellationToken: stop),
                cancellationToken);
        else if (!stored.State.IsFinal())
            await api.CallAsync(
                (client, stop) => client.Searches.ResumeSearchAsync(
                    new ResumeSearchRequest { Id = id, DataPath = spec.Data.Path ?? "" }, cancellationToken: stop),
                cancellationToken);
    }

    private static async IAsyncEnumerable<NasV2.Api.V1.Search> ProgressAsync(
        ApiSession api, string id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new GetSearchRequest { Id = id, WithoutResult = true };
        using var timer = new PeriodicTimer(Period);
        do
        {
            var search = (await api.CallAsync(
                (client, stop) => client.Searches.GetSearchAsync(request, cancellationToken: stop), cancellationToken)).Search;
            // A cluster waits until its store is back; here no other process can fix it while the search waits.
            if (search.Problem.Length > 0)
                throw ApiException.Create(search.Problem);
            yield return search;
            if (!search.State.IsActive())
                yield break;
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    private static async Task PauseAsync(ApiSession api, string id)
    {
        var request = new PauseSearchRequest { Id = id, Reason = "stopped; the same search with --resume continues" };
        try
        {
            await api.CallAsync(
                (client, stop) => client.Searches.PauseSearchAsync(request, cancellationToken: stop), CancellationToken.None);
        }
        catch (ApiException exception) when (exception.Code is StatusCode.NotFound or StatusCode.FailedPrecondition)
        {
            // It was not stored yet, or has just ended: there is nothing to pause.
        }
    }

    private async Task<int> ConcludeAsync(
        ApiSession api, NasV2.Api.V1.Search search, SearchDisplay display, CancellationToken cancellationToken)
    {
        if (search.State != SearchState.Completed)
        {
            await Console.Error.WriteLineAsync($"{search.Id} is {search.State.ToString().ToLowerInvariant()}: {search.Message}");
            if (search.State == SearchState.Paused)
                await Console.Error.WriteLineAsync("When that is fixed, the same command with --resume continues.");
            return ExitCodes.Failure;
        }

        var folder = await ResultFolder.ExportAsync(api, search.Id, format: "", settings.Out, cancellationToken);
        display.Conclude(SearchResult.FromJson(folder.ResultJson), folder.Folder);
        return ExitCodes.Success;
    }
}
