namespace NasV2.Workers.Trainer;

/// <summary>A device's two lock files: <c>intent</c> says that a measurement is wanted, <c>gate</c> keeps
/// trainers and measurement apart.</summary>
internal sealed class GateFiles : IDisposable
{
    /// <summary>Opens them; no lock is taken.</summary>
    /// <exception cref="IOException">The folder does not take them, or its file system has no locks.</exception>
    public GateFiles(string folder, string device)
    {
        Intent = new FileLock(Path.Combine(folder, $"{device}.intent"));
        Gate = new FileLock(Path.Combine(folder, $"{device}.gate"));
        _ = IsWanted();
    }

    /// <summary>Held alone by the one measurement that is on or next.</summary>
    public FileLock Intent { get; }

    /// <summary>Held together by those that train, alone by the one that measures.</summary>
    public FileLock Gate { get; }

    /// <summary>Whether a measurement runs or waits.</summary>
    public bool IsWanted()
    {
        if (!Intent.TryShared())
            return true;
        Intent.Release();
        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Intent.Dispose();
        Gate.Dispose();
    }
}
