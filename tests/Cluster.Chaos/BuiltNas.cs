namespace NasV2.Cluster.Chaos;

/// <summary>Finds the command line that was built from this source tree.</summary>
internal static class BuiltNas
{
    /// <summary>Its path, whether it was built yet or not.</summary>
    public static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NasV2.sln")))
            folder = folder.Parent;
        return folder is null
            ? throw new ChaosException("The harness does not run below the folder of NasV2.sln; name the built 'nas' with --nas.")
            : Path.Combine(folder.FullName, "src", "Cli", "bin", "Release", "net10.0", "nas");
    }
}
