namespace NasV2.Space;

/// <summary>A format in which networks leave the product.</summary>
public interface IExportFormat
{
    /// <summary>The name in requests and commands, lower case.</summary>
    string Name { get; }

    /// <summary>One line for people choosing a format.</summary>
    string Description { get; }

    /// <summary>The files of one network.</summary>
    /// <param name="name">What the files are named after, such as <c>s</c> or <c>trial-3</c>.</param>
    /// <param name="architecture">The network.</param>
    IEnumerable<ExportFile> Files(string name, Architecture architecture);
}
