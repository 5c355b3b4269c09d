using NasV2.Data;
using NasV2.Specs;
using NasV2.Training;

namespace NasV2.Workers.Trainer;

/// <summary>Keeps the last dataset that was asked for: the trials of a job all train on the same.</summary>
internal sealed class DatasetCache(string dataHome, DataRoots roots)
{
    private (DataSpec Spec, int Resolution, TrainingData Data)? _last;

    /// <exception cref="DatasetException">A file is missing, damaged or inconsistent, or there are too few images.</exception>
    public TrainingData Get(DataSpec spec, int resolution, CancellationToken cancellationToken)
    {
        if (_last is { } last && last.Spec == spec && last.Resolution == resolution)
            return last.Data;

        var format = DatasetFormats.Default.Get(spec.Format);
        var root = spec.Path ?? Path.Combine(dataHome, format.FolderName);
        // Looked at here, where the files are: what is a folder by its name may be a link.
        if (spec.Path is { } path)
            Check(path);
        var data = new TrainingData(Load(format, root, resolution, cancellationToken), spec);
        _last = (spec, resolution, data);
        return data;
    }

    private void Check(string path)
    {
        try
        {
            roots.Check(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"The dataset in {path} cannot be read: {exception.Message}", exception);
        }
    }

    private Dataset Load(IDatasetFormat format, string root, int resolution, CancellationToken cancellationToken)
    {
        try
        {
            var options = new DatasetLoadOptions
            {
                Resolution = resolution,
                CacheFolder = Path.Combine(dataHome, "cache"),
                Log = Console.Error.WriteLine,
            };
            return format.Load(root, options, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DatasetException($"The dataset in {root} cannot be read: {exception.Message}", exception);
        }
    }
}
