using NasV2.Search.Results;
using NasV2.Server;
using NasV2.Specs;

namespace NasV2.Cli.Display;

/// <summary>One line whenever a trial ended: for logs, pipes and scripts.</summary>
internal sealed class LineDisplay(TextWriter output, Action<SearchResult> conclude) : SearchDisplay
{
    public override void Start(SearchSpec spec, string deviceType, NasHome home, bool resumed)
    {
        output.WriteLine(Headline(spec, resumed));
        output.WriteLine($"On {deviceType}; logs in {home.Logs}");
    }

    public override async Task FollowAsync(IAsyncEnumerable<NasV2.Api.V1.Search> updates)
    {
        var finished = -1;
        await foreach (var progress in updates)
        {
            if (progress.Finished == finished)
                continue;
            finished = progress.Finished;
            output.WriteLine(ProgressText.Summary(progress));
        }
    }

    public override void Conclude(SearchResult result, string folder)
    {
        output.WriteLine($"Results: {folder}");
        conclude(result);
    }
}
