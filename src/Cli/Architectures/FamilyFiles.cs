using NasV2.Space;

namespace NasV2.Cli.Architectures;

/// <summary>A family on disk: <c>s.json</c>, <c>m.json</c> and so on, each an architecture.</summary>
internal static class FamilyFiles
{
    /// <summary>Writes the members into a folder, which is made where it is missing; writes nothing for null.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static IReadOnlyList<MemberReport> Write(IEnumerable<FamilyMember> members, string? folder)
    {
        if (folder is null)
            return [.. members.Select(member => MemberReport.Of(member, null))];
        var target = Directory.CreateDirectory(folder).FullName;
        return [.. members.Select(member => MemberReport.Of(member, Write(member, target)))];
    }

    private static string Write(FamilyMember member, string folder)
    {
        var path = Path.Combine(folder, $"{member.Name}.json");
        File.WriteAllText(path, ArchitectureJson.Write(member.Architecture) + "\n");
        return path;
    }
}
