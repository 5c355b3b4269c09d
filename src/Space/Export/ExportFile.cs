using System.Text;

namespace NasV2.Space;

/// <summary>A file to hand out.</summary>
/// <param name="Name">Its name, without a folder.</param>
/// <param name="Content">Its bytes.</param>
public sealed record ExportFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>A text file in UTF-8.</summary>
    public ExportFile(string name, string text) : this(name, Encoding.UTF8.GetBytes(text))
    {
    }
}
