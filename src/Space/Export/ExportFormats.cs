using System.Collections.Immutable;

namespace NasV2.Space;

/// <summary>A catalog of export formats.</summary>
public sealed class ExportFormats(params ImmutableArray<IExportFormat> formats)
{
    /// <summary>The formats that ship with the product; the first is the default.</summary>
    public static ExportFormats Default { get; } = new(
        new JsonExport());

    /// <summary>The formats; the first is the default.</summary>
    public ImmutableArray<IExportFormat> All => formats;

    /// <summary>Names and descriptions, for help texts.</summary>
    public string Help => string.Join("; ", formats.Select(format => $"{format.Name}: {format.Description}"));

    /// <summary>The catalog with one more format.</summary>
    public ExportFormats With(IExportFormat format) => new([.. formats, format]);

    /// <summary>The format of a name; the default for an empty one.</summary>
    /// <exception cref="KeyNotFoundException">There is none; the message gives the nearest and all known names.</exception>
    public IExportFormat Get(string name) =>
        name.Length == 0 ? formats[0] : Catalog.Find(formats.ToDictionary(format => format.Name), name, "export format");
}
