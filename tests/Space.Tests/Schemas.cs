using NJsonSchema;

namespace NasV2.Space.Tests;

/// <summary>The published schemas.</summary>
internal static class Schemas
{
    public static Task<JsonSchema> Load(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NasV2.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests has NasV2.sln.");
        return JsonSchema.FromFileAsync(
            Path.Combine(folder.FullName, "docs", "schemas", $"{name}.schema.json"), TestContext.Current.CancellationToken);
    }
}
