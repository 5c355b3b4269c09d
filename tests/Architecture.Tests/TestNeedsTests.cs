using System.Text.RegularExpressions;

namespace NasV2.Architecture.Tests;

/// <summary><c>./test.sh --fast</c> leaves out the tests that are marked with what they need:
/// <c>[Trait("Needs", "PostgreSQL")]</c>.</summary>
public sealed partial class TestNeedsTests
{
    /// <summary>What the tests that need something name, themselves or by way of a helper in their project.</summary>
    private static readonly Dictionary<string, string> Doors = new()
    {
        ["PostgreSQL"] = @"\bPostgresServer\b",
        ["browser"] = @"\bChromium\b",
        ["torch"] = @"\bTorchSharp\b|\bNasProcess\b",
    };

    public static TheoryData<string> Needs => [.. Doors.Keys];

    [Theory]
    [MemberData(nameof(Needs))]
    public void Tests_declare_what_they_need(string need)
    {
        var needing = Directory.GetDirectories(Path.Combine(Repository.Root, "tests"), "*.Tests")
            .SelectMany(project => Needing(project, need)).ToList();
        Assert.NotEmpty(needing);
        Assert.Empty(needing.Where(file => !file.Marks.Contains(need)).Select(file => file.Path));
    }

    /// <summary>The files with tests that name the need's door, or a type of a file that does.</summary>
    private static IEnumerable<TestFile> Needing(string project, string need)
    {
        var files = Repository.SourceFiles.Where(file => file.StartsWith(project + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            .Select(TestFile.Read).ToList();
        var found = files.Where(file => Regex.IsMatch(file.Code, Doors[need])).ToHashSet();
        for (var before = 0; before < found.Count;)
        {
            before = found.Count;
            var types = found.SelectMany(file => file.Types).ToHashSet();
            found.UnionWith(files.Where(file => file.Words.Overlaps(types)));
        }

        // An assembly may be marked as a whole.
        return files.Any(file => file.MarksAssembly(need)) ? [] : found.Where(file => file.HasTests);
    }

    private sealed partial record TestFile(string Path, string Text, string Code)
    {
        public bool HasTests { get; } = Tests().IsMatch(Code);

        public HashSet<string> Words { get; } = [.. Word().Matches(Code).Select(word => word.Value)];

        public List<string> Types { get; } = [.. Declaration().Matches(Code).Select(type => type.Groups[1].Value)];

        public List<string> Marks { get; } = [.. Mark().Matches(Text).Select(mark => mark.Groups[1].Value)];

        public static TestFile Read(string path)
        {
            var text = File.ReadAllText(path);
            return new(path, text, StringOrComment().Replace(text, "\"\""));
        }

        public bool MarksAssembly(string need) => Text.Contains($"[assembly: Trait(\"Needs\", \"{need}\")]", StringComparison.Ordinal);

        [GeneratedRegex(@"\[(Fact|Theory)|: \w+Conformance\b")]
        private static partial Regex Tests();

        [GeneratedRegex(@"\w+")]
        private static partial Regex Word();

        [GeneratedRegex(@"\b(?:class|record|struct|interface)\s+(\w+)")]
        private static partial Regex Declaration();

        [GeneratedRegex(@"\[Trait\(""Needs"", ""(\w+)""\)\]")]
        private static partial Regex Mark();

        [GeneratedRegex(@"""(?:[^""\\\n]|\\.)*""|//.*")]
        private static partial Regex StringOrComment();
    }
}
