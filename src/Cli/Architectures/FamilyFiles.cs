using NasV2.Space;

namespace NasV2.Cli.Architectures;

/// <summary>A family on disk: <c>s.json</c>, <c>m.json</c> and so on, each an architecture.</summary>
internal static class FamilyFiles
{
    /// <summary>Writes the sizes into a folder, which is created where it is missing; writes nothing for null.</summary>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static IReadOnlyList<MemberReport> Write(IEnumerable<FamilyMember> members, string? folder) =>
        [.. members.Select(member => MemberReport.Create(member, folder is null ? null : Write(member, folder)))];

    private static string Write(FamilyMember member, string folder) =>
        ResultFolder.Write(folder, ExportFormats.Default.Get("").Files(member.Name, member.Architecture))[0];
}
