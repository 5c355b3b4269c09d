using NasV2.Space;

namespace NasV2.Search.Results;

/// <summary>The files in which a search's result is handed out.</summary>
public static class ResultExport
{
    /// <summary>The file of the whole result.</summary>
    public const string ResultFile = "result.json";

    /// <summary>The result as JSON and the networks of the family.</summary>
    public static IEnumerable<ExportFile> Files(SearchResult result, IExportFormat format) =>
        [new(ResultFile, result.ToJson() + "\n"), .. result.Family.SelectMany(size => Files(size, format))];

    /// <summary>One network of the family.</summary>
    public static IEnumerable<ExportFile> Files(ScaledWinner size, IExportFormat format)
    {
        ArgumentNullException.ThrowIfNull(size);
        ArgumentNullException.ThrowIfNull(format);
        return format.Files(size.Name, Architecture.Parse(size.Canonical));
    }
}
