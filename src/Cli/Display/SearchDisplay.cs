using NasV2.Search.Results;
using NasV2.Server;
using NasV2.Space;
using NasV2.Specs;
using Spectre.Console;

namespace NasV2.Cli.Display;

/// <summary>Shows a person how a search goes and what it found.</summary>
internal abstract class SearchDisplay
{
    /// <summary>
    /// Live bars on a terminal, a line for each trial elsewhere. With <c>--json</c> the lines go to standard error and the
    /// result to standard output.
    /// </summary>
    public static SearchDisplay For(RunSettings settings)
    {
        if (settings.Json)
            return new LineDisplay(Console.Error, result => Console.Out.WriteLine(result.ToJson()));
        return AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected
            ? new LiveDisplay()
            : new LineDisplay(Console.Out, ResultTables.Print);
    }

    /// <summary>Before the first trial.</summary>
    public abstract void Start(SearchSpec spec, string deviceType, NasHome home, bool resumed);

    /// <summary>Shows the search's progress until the updates end.</summary>
    public abstract Task FollowAsync(IAsyncEnumerable<NasV2.Api.V1.Search> updates);

    /// <summary>After the last trial.</summary>
    public abstract void Conclude(SearchResult result, string folder);

    /// <summary>What is about to happen, in one line.</summary>
    protected static string Headline(SearchSpec spec, bool resumed) =>
        $"{(resumed ? "Resuming" : "Searching")} {spec.Space.Name} ({Members(spec)}) on {spec.Data.Format}: "
        + $"{spec.Trials} trials of {spec.Recipe.Epochs} epochs at {spec.Recipe.Resolution} px";

    private static string Members(SearchSpec spec) => spec.Constraints is null
        ? $"{spec.Space.Size:N0} architectures"
        : SpaceShare.Compute(spec.ToConstrainedSpace()).ToString();
}
