using System.Text;
using Google.Protobuf.Reflection;
using NasV2.Server.OpenApi;

namespace NasV2.Server.Tests;

/// <summary>Field numbers, types and JSON names of the interface are a promise, written down in <c>docs/interface.txt</c>.</summary>
public sealed class PromiseTests
{
    private static readonly string File = Path.Combine(Folder(), "docs", "interface.txt");

    [Fact]
    public void What_was_promised_is_kept()
    {
        var now = Lines().ToHashSet(StringComparer.Ordinal);

        var broken = System.IO.File.ReadAllLines(File).Where(line => line.Length > 0 && !now.Contains(line));

        Assert.Empty(broken);
    }

    [Fact]
    public void What_is_new_is_promised_too()
    {
        var promised = System.IO.File.Exists(File) ? System.IO.File.ReadAllLines(File) : [];
        if (Environment.GetEnvironmentVariable("NAS_PROMISE") == "write")
            System.IO.File.WriteAllLines(File, Lines());

        // NAS_PROMISE=write writes the file again; a line that only the old file has breaks clients.
        Assert.Empty(Lines().Except(promised));
    }

    private static IEnumerable<string> Lines()
    {
        var files = OpenApiEndpoints.Services.Select(service => service.File).SelectMany(file => file.Dependencies.Prepend(file))
            .Where(file => file.Package == "nasv2.v1").DistinctBy(file => file.Name).OrderBy(file => file.Name, StringComparer.Ordinal);
        return files.SelectMany(file => file.Services.SelectMany(Describe)
            .Concat(file.MessageTypes.SelectMany(Describe))
            .Concat(file.EnumTypes.SelectMany(Describe)));
    }

    private static IEnumerable<string> Describe(ServiceDescriptor service) => service.Methods.Select(method =>
    {
        var http = Server.OpenApi.HttpMethod.Find(method);
        var stream = method.IsServerStreaming ? "stream " : "";
        return $"{method.FullName}({method.InputType.Name}) {stream}{method.OutputType.Name} {http?.Verb} "
            + $"{http?.Path}{(http?.HasBody == true ? " body" : "")}";
    });

    private static IEnumerable<string> Describe(MessageDescriptor message) => message.Fields.InFieldNumberOrder().Select(field =>
    {
        var line = new StringBuilder($"{field.FullName} = {field.FieldNumber} {field.JsonName} ");
        line.Append(
            field.IsRepeated ? "repeated " : field.HasPresence && field.ContainingOneof is { IsSynthetic: true } ? "optional " : "");
        line.Append(field.FieldType switch
        {
            FieldType.Message => field.MessageType.FullName,
            FieldType.Enum => field.EnumType.FullName,
            var scalar => scalar.ToString().ToLowerInvariant(),
        });
        if (field.ContainingOneof is { IsSynthetic: false } oneof)
            line.Append($" of {oneof.Name}");
        return line.ToString();
    });

    private static IEnumerable<string> Describe(EnumDescriptor values) =>
        values.Values.Select(value => $"{value.FullName} = {value.Number}");

    private static string Folder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "NasV2.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("These tests run inside the repository.");
    }
}
