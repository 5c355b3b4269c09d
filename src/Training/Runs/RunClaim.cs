using System.Text.Json;
using NasV2.Data;
using NasV2.Training.Checkpoints;

namespace NasV2.Training.Runs;

/// <summary>
/// A folder belongs to one run, and to one process while that run is trained. Its <c>run.json</c> says to which; the system lets it go when
/// the process ends, however it ends.
/// </summary>
public sealed class RunClaim : IDisposable
{
    private readonly FileStream _file;

    private RunClaim(FileStream file) => _file = file;

    /// <summary>Claims a folder, which is made where it is missing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="identity">The run.</param>
    /// <exception cref="RunFolderException">It holds another run, or another process trains in it.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static RunClaim Take(RunFolder folder, RunIdentity identity)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(identity);
        Directory.CreateDirectory(folder.Path);
        var claim = new RunClaim(Open(folder));
        try
        {
            if (claim.Owner()?.DifferenceTo(identity) is { } difference)
                throw new RunFolderException(
                    $"The folder '{folder.Path}' holds a run that differs in {difference}; choose another (--out).");
            claim.Write(identity);
            return claim;
        }
        catch
        {
            claim.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private static FileStream Open(RunFolder folder)
    {
        try
        {
            return new FileStream(folder.Claim, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (ExclusiveFile.IsInUse(exception))
        {
            throw new RunFolderException($"Another process trains in the folder '{folder.Path}'.");
        }
    }

    /// <summary>The run that the folder holds; null for none, and where a process died before it had written which.</summary>
    private RunIdentity? Owner()
    {
        try
        {
            return _file.Length == 0 ? null : JsonSerializer.Deserialize<RunIdentity>(_file);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private void Write(RunIdentity identity)
    {
        _file.SetLength(0);
        JsonSerializer.Serialize(_file, identity);
        _file.Flush(flushToDisk: true);
    }
}
