namespace NasV2.Data.Tests;

/// <summary>Real datasets, in NAS_TEST_DATA or in shared/data beside the repository; tests are skipped where they are absent.</summary>
internal static class SharedData
{
    public static string FolderOrSkip(string name)
    {
        var folder = Path.Combine(Environment.GetEnvironmentVariable("NAS_TEST_DATA") ?? BesideRepository(), name);
        Assert.SkipUnless(Directory.Exists(folder), $"{folder} is absent; name a folder that holds {name} in NAS_TEST_DATA.");
        return folder;
    }

    private static string BesideRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NasV2.sln")))
            folder = folder.Parent;
        return Path.Combine(folder?.Parent?.FullName ?? "", "shared", "data");
    }
}
