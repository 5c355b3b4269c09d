using System.Text.RegularExpressions;

namespace NasV2.Server.OpenApi;

/// <summary>The comments of the interface's protos, by the full name of what they stand above.</summary>
internal static partial class ProtoComments
{
    /// <summary>Reads the protos that a descriptor's assembly carries.</summary>
    /// <param name="files">Their texts.</param>
    public static IReadOnlyDictionary<string, string> Read(IEnumerable<string> files)
    {
        var comments = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in files)
            Read(file, comments);
        return comments;
    }

    private static void Read(string file, Dictionary<string, string> comments)
    {
        var scope = new Stack<string>();
        var pending = new List<string>();
        foreach (var line in file.Split('\n').Select(line => line.Trim()))
        {
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                pending.Add(line[2..].Trim());
                continue;
            }

            if (Package().Match(line) is { Success: true } package)
                scope.Push(package.Groups[1].Value);
            else if (Name(line) is { } name && pending.Count > 0)
                comments[$"{string.Join('.', scope.Reverse().Where(part => part.Length > 0))}.{name}"] = string.Join(' ', pending);
            pending.Clear();
            if (line.EndsWith('{'))
                // A oneof and the options of an rpc do not open a scope for names.
                scope.Push(Scope().Match(line) is { Success: true } opened ? opened.Groups[1].Value : "");
            else if (line is "}" or "};")
                scope.Pop();
        }
    }

    private static string? Name(string line) => Declaration().Match(line) is { Success: true } declared ? declared.Groups[1].Value : null;

    [GeneratedRegex(@"^package (\S+);")]
    private static partial Regex Package();

    [GeneratedRegex(@"^(?:message|enum|service) (\w+) \{")]
    private static partial Regex Scope();

    [GeneratedRegex(@"^(?:message |enum |service |rpc |(?:repeated |optional )?[\w.]+ )?(\w+)(?: = \d+|\(| \{)")]
    private static partial Regex Declaration();
}
