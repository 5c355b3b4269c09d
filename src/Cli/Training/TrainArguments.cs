using NasV2.Cli.Architectures;
using NasV2.Server;
using NasV2.Space;

namespace NasV2.Cli.Training;

/// <summary>What a command line asks to be trained.</summary>
internal sealed record TrainArguments
{
    /// <summary>The network's name, for people and for the folder.</summary>
    public required string Name { get; init; }

    /// <summary>The network.</summary>
    public required Architecture Architecture { get; init; }

    /// <summary>How it is trained.</summary>
    public required RecipeArgument Recipe { get; init; }

    /// <summary>The images: a folder, or a dataset's name.</summary>
    public required string Data { get; init; }

    /// <summary>Format of the folder; null to look at its files.</summary>
    public string? Format { get; init; }

    /// <summary>Images to train on; null for all that the minival leaves.</summary>
    public int? Train { get; init; }

    /// <summary>Images held out of the training set; null for a tenth of it, 1000 at most.</summary>
    public int? Minival { get; init; }

    /// <summary>A run whose weights the training begins with; null to draw them from the seed.</summary>
    public string? From { get; init; }

    /// <summary>Such as <c>auto</c>.</summary>
    public required string Device { get; init; }

    /// <summary>Where datasets lie that are given by name.</summary>
    public required NasHome Home { get; init; }

    /// <summary>Steps after which the state is kept within an epoch too; 0 for never.</summary>
    public int CheckpointEverySteps { get; init; }

    /// <summary>A network that a command line gives, narrower or wider.</summary>
    public static (string Name, Architecture Architecture) Network(string text, double width)
    {
        var given = ArchitectureArgument.Find(text);
        var name = given.Name ?? (File.Exists(text) ? Path.GetFileNameWithoutExtension(text) : "network");
        return width == 1
            ? (name, given.Architecture)
            : (FormattableString.Invariant($"{name}-w{width:0.##}"), CompoundScaling.Scale(given.Architecture, width, 1));
    }
}
