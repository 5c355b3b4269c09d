using System.Runtime.CompilerServices;
using Grpc.Core;
using NasV2.Api.V1;

namespace NasV2.Client;

/// <summary>Takes networks away.</summary>
public static class ExportExtensions
{
    /// <summary>The files of an export, each whole.</summary>
    /// <exception cref="RpcException">The service refused or went away.</exception>
    /// <exception cref="InvalidDataException">A file's name would lead out of the folder that it is written to.</exception>
    public static async IAsyncEnumerable<ExportedFile> ExportAsync(
        this NasClient client, ExportArchitectureRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(client);
        using var call = client.Architectures.ExportArchitecture(request, cancellationToken: cancellationToken);
        string? name = null;
        using var content = new MemoryStream();
        await foreach (var part in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            if (name is not null && part.File != name)
                yield return Take(name, content);
            name = part.File;
            content.Write(part.Content.Span);
        }

        if (name is not null)
            yield return Take(name, content);
    }

    private static ExportedFile Take(string name, MemoryStream content)
    {
        if (name.Length == 0 || name is "." or ".." || Path.GetFileName(name) != name || name.AsSpan().IndexOfAny('/', '\\') >= 0)
            throw new InvalidDataException($"The service names a file '{name}', which is not a plain file name.");
        var file = new ExportedFile(name, content.ToArray());
        content.SetLength(0);
        return file;
    }
}
