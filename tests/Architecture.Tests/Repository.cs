using System.Xml.Linq;

namespace NasV2.Architecture.Tests;

/// <summary>The source tree that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static IEnumerable<string> Projects => Directory.GetFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories);

    /// <summary>Source files that people wrote: migrations are generated.</summary>
    public static IEnumerable<string> SourceFiles => Files(".cs");

    public static IEnumerable<string> Files(params string[] extensions) =>
        new[] { "src", "tests", "bench" }
            .Select(folder => Path.Combine(Root, folder))
            .SelectMany(folder => Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => extensions.Contains(Path.GetExtension(file)))
            .Where(file => !Segments(file).Intersect(["bin", "obj", "Migrations", "node_modules", "wwwroot"]).Any());

    public static string Name(string path) => Path.GetFileNameWithoutExtension(path);

    public static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(project).Descendants(kind).Select(reference => reference.Attribute("Include")!.Value);

    private static string[] Segments(string file) => Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NasV2.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run below the folder of NasV2.sln.");
    }
}
