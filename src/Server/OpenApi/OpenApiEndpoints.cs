using System.Net.Mime;
using Google.Protobuf.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NasV2.Api.V1;

namespace NasV2.Server.OpenApi;

/// <summary>Describes the HTTP interface: <c>/openapi/v1.json</c> for programs, <c>/openapi</c> for people.</summary>
internal static class OpenApiEndpoints
{
    private const string Document = "/openapi/v1.json";

    /// <summary>The services of the interface.</summary>
    public static IReadOnlyList<ServiceDescriptor> Services { get; } =
    [
        SearchService.Descriptor, SpecService.Descriptor, TrialService.Descriptor, ArchitectureService.Descriptor, WorkerService.Descriptor,
    ];

    public static void MapOpenApi(this WebApplication app)
    {
        var document = new Lazy<string>(() => OpenApiDocument.Build(Services, Protos()).ToJsonString(Api.IndentedJson.Options));
        app.MapGet(Document, () => Results.Text(document.Value, MediaTypeNames.Application.Json));
        app.UseSwaggerUI(page =>
        {
            page.RoutePrefix = "openapi";
            page.DocumentTitle = "NasV2: interface";
            page.SwaggerEndpoint(Document, "nasv2.v1");
        });
    }

    private static IEnumerable<string> Protos()
    {
        var assembly = typeof(SearchService).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".proto", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return reader.ReadToEnd();
        }
    }
}
