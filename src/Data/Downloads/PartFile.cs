using System.Net.Http.Headers;

namespace NasV2.Data;

/// <summary>
/// An unfinished download, <c>NAME.part</c>, and next to it <c>NAME.part.version</c>, which says whether the server still has
/// the same file.
/// </summary>
/// <param name="target">Path of the finished file.</param>
internal sealed class PartFile(string target)
{
    private readonly string _versionPath = $"{target}.part.version";

    public string Path { get; } = $"{target}.part";

    public long Length => File.Exists(Path) ? new FileInfo(Path).Length : 0;

    /// <summary>The condition for going on (If-Range): the server's ETag or date of change; null means to start afresh.</summary>
    public RangeConditionHeaderValue? Version() =>
        Length > 0 && File.Exists(_versionPath) && RangeConditionHeaderValue.TryParse(File.ReadAllText(_versionPath), out var version)
            ? version
            : null;

    /// <summary>Starts an empty part and notes the version of what is about to be written to it.</summary>
    public FileStream Create(HttpResponseMessage response)
    {
        Delete();
        var version = response.Headers.ETag is { IsWeak: false } tag ? new RangeConditionHeaderValue(tag)
            : response.Content.Headers.LastModified is { } changed ? new RangeConditionHeaderValue(changed)
            : null;
        if (version is not null)
            File.WriteAllText(_versionPath, version.ToString());
        return new FileStream(Path, FileMode.Create, FileAccess.Write);
    }

    public FileStream Append() => new(Path, FileMode.Append, FileAccess.Write);

    /// <summary>Puts the part in place of the finished file in one step.</summary>
    public void Finish()
    {
        File.Move(Path, target, overwrite: true);
        File.Delete(_versionPath);
    }

    public void Delete()
    {
        File.Delete(Path);
        File.Delete(_versionPath);
    }
}
