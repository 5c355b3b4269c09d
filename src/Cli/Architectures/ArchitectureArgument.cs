using NasV2.Space;

namespace NasV2.Cli.Architectures;

/// <summary>A network that a command line gives.</summary>
/// <param name="Name">The published name; null for a string or a file.</param>
/// <param name="Architecture">The network.</param>
/// <param name="EvalResolution">The image side it is evaluated at unless something else is asked for, in pixels.</param>
/// <param name="TrainRatio">The largest image side in training over <paramref name="EvalResolution"/>.</param>
internal sealed record ArchitectureArgument(string? Name, Architecture Architecture, int EvalResolution, double TrainRatio)
{
    /// <summary>What an argument may be, for help texts.</summary>
    public const string Forms = "A network's name (see nas arch list), a canonical string, or an architecture's .json file.";

    private const int DefaultResolution = 224;

    /// <summary>That of EfficientNetV2-S: trained at 300 and evaluated at 384 pixels.</summary>
    private const double DefaultTrainRatio = 300 / 384.0;

    /// <summary>The training resolution that goes with an evaluation resolution, in pixels.</summary>
    public int TrainResolution(int evalResolution) => Math.Max(1, (int)Math.Round(evalResolution * TrainRatio));

    /// <summary>Reads an argument.</summary>
    /// <exception cref="UsageException">There is no such name or file, or the file is not an architecture.</exception>
    /// <exception cref="SpaceFormatException">The canonical string breaks a rule.</exception>
    public static ArchitectureArgument Find(string text)
    {
        if (NamedArchitectures.All.TryGetValue(text, out var named))
            return new(named.Name, named.Architecture, named.EvalResolution, (double)named.TrainResolution / named.EvalResolution);
        if (text.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || File.Exists(text))
            return Unnamed(ReadFile(text));
        if (text.Contains('_', StringComparison.Ordinal))
            return Unnamed(Architecture.Parse(text));
        throw new UsageException(
            $"There is no network '{text}'; expected one of {string.Join(", ", NetworkRow.InOrder.Select(network => network.Name))}, "
            + "a canonical string or a .json file.");
    }

    private static ArchitectureArgument Unnamed(Architecture architecture) => new(null, architecture, DefaultResolution, DefaultTrainRatio);

    private static Architecture ReadFile(string path)
    {
        if (!File.Exists(path))
            throw new UsageException($"There is no file '{path}'.");
        try
        {
            return ArchitectureJson.Read(File.ReadAllText(path));
        }
        catch (SpaceFormatException exception)
        {
            throw new UsageException($"{path}: {exception.Message}");
        }
    }
}
