using System.Runtime.CompilerServices;

namespace NasV2.Specs.Tests;

/// <summary>Compares generated text with a file of the repository; <c>NAS_UPDATE_BASELINE=1</c> writes the file instead.</summary>
internal static class Baseline
{
    /// <param name="path">Path of the file below the repository's root.</param>
    /// <param name="current">What the code generates.</param>
    /// <param name="caller">Filled in by the compiler.</param>
    public static void Equal(string path, string current, [CallerFilePath] string caller = "")
    {
        var file = Path.Combine(RootAbove(caller), path);
        if (Environment.GetEnvironmentVariable("NAS_UPDATE_BASELINE") == "1")
            File.WriteAllText(file, current);
        Assert.True(
            File.ReadAllText(file) == current, $"{path} differs from the code; run this test with NAS_UPDATE_BASELINE=1 to write it");
    }

    private static string RootAbove(string file)
    {
        var folder = Path.GetDirectoryName(file);
        while (folder is not null && !File.Exists(Path.Combine(folder, "NasV2.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new DirectoryNotFoundException($"There is no NasV2.sln above {file}.");
    }
}
