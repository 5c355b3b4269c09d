using NasV2.Data;
using NasV2.Server;
using NasV2.Specs;
using NasV2.Training;

namespace NasV2.Cli.Training;

/// <summary>Images that a command line gives.</summary>
internal static class DataArgument
{
    private const int MostMinival = 1000;

    /// <summary>Loads a folder of images or a dataset by its name.</summary>
    /// <param name="text">A folder, or the name of a format whose files are under the data home.</param>
    /// <param name="format">The folder's format; null to look at its files.</param>
    /// <param name="recipe">Says at which sizes the images are needed.</param>
    /// <param name="train">Images to train on; null for all.</param>
    /// <param name="minival">Images held out of the training set; null for a tenth of it, 1000 at most.</param>
    /// <param name="home">Where datasets lie that are given by name.</param>
    /// <param name="log">Takes sentences about the packed cache.</param>
    /// <exception cref="UsageException">There is no such folder or name, or its format is not recognised.</exception>
    /// <exception cref="DatasetException">The files cannot be read.</exception>
    public static TrainingData Load(
        string text, string? format, Recipe recipe, int? train, int? minival, NasHome home, Action<string> log,
        CancellationToken cancellationToken)
    {
        var byName = DatasetFormats.Default.Find(text) is not null && !Directory.Exists(text);
        if (!byName && !Directory.Exists(text))
            throw new UsageException(
                $"There is no folder '{text}'; expected a folder of images or one of {string.Join(", ", DatasetFormats.Default.Names)}.");
        var known = DatasetFormats.Default.Get(format ?? (byName ? text : FormatOf(text)));
        var root = byName ? Path.Combine(home.Data, known.FolderName) : Path.GetFullPath(text);
        var options = new DatasetLoadOptions
        {
            Resolution = Math.Max(recipe.Resolution, recipe.EvaluationResolution()),
            CacheFolder = Path.Combine(home.Data, "cache"),
            Log = log,
        };
        var dataset = known.Load(root, options, cancellationToken);
        return new TrainingData(dataset, new DataSpec
        {
            Format = known.Name,
            Path = root,
            Train = train,
            Minival = minival ?? Math.Clamp(dataset.Train.Count / 10, 1, MostMinival),
        });
    }

    /// <summary>Recognises a folder's format by its files.</summary>
    /// <exception cref="UsageException">It is not recognised.</exception>
    internal static string FormatOf(string folder) => DatasetFormats.Default.Recognise(folder)?.Name
        ?? throw new UsageException(
            $"The format of '{folder}' is not recognised by its files; give one with --format: "
                + $"{string.Join(", ", DatasetFormats.Default.Names)}.");
}
