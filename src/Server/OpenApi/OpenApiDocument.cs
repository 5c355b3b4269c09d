using System.Text.Json.Nodes;
using Google.Protobuf.Reflection;

namespace NasV2.Server.OpenApi;

/// <summary>The HTTP interface as OpenAPI 3.1, made of the services' descriptors and the comments of their protos.</summary>
internal sealed class OpenApiDocument
{
    private readonly IReadOnlyDictionary<string, string> _comments;
    private readonly JsonShapes _shapes;

    private OpenApiDocument(IReadOnlyDictionary<string, string> comments)
    {
        _comments = comments;
        _shapes = new JsonShapes(comments);
    }

    /// <param name="services">The services.</param>
    /// <param name="protos">Texts of their protos.</param>
    public static JsonObject Build(IEnumerable<ServiceDescriptor> services, IEnumerable<string> protos)
    {
        var document = new OpenApiDocument(ProtoComments.Read(protos));
        var paths = new JsonObject();
        foreach (var http in services.SelectMany(service => service.Methods).Select(HttpMethod.Find).OfType<HttpMethod>())
        {
            if (paths[http.Path] is null)
                paths[http.Path] = new JsonObject();
            paths[http.Path]![http.Verb] = document.Operation(http);
        }

        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "NasV2",
                ["version"] = "v1",
                ["description"] =
                    "Searches for image networks that are accurate, fast to train and small. The same methods over gRPC: nasv2.v1.",
            },
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = document._shapes.Schemas,
                ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } },
            },
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }),
        };
    }

    private JsonObject Operation(HttpMethod http)
    {
        var operation = new JsonObject
        {
            ["operationId"] = http.Method.Name,
            ["tags"] = new JsonArray(http.Method.Service.Name),
            ["summary"] = _comments.GetValueOrDefault(http.Method.FullName, ""),
            ["parameters"] = new JsonArray([.. Parameters(http)]),
        };
        if (http.HasBody)
            operation["requestBody"] = new JsonObject { ["content"] = Json(http.Method.InputType), ["required"] = true };
        operation["responses"] = new JsonObject
        {
            ["200"] = new JsonObject
            {
                ["description"] = http.Method.IsServerStreaming ? "A line of JSON for each message of the stream." : "Done.",
                ["content"] = Json(http.Method.OutputType),
            },
            ["default"] = new JsonObject
            {
                ["description"] =
                    "A google.rpc.Status: a code, a sentence, and details such as a google.rpc.BadRequest with a "
                        + "line for each wrong field.",
            },
        };
        return operation;
    }

    private IEnumerable<JsonNode> Parameters(HttpMethod http) => http.Method.InputType.Fields.InDeclarationOrder()
        .Where(field => !http.HasBody || http.PathFields.Contains(field.Name))
        .Select(field => Parameter(field, http.PathFields.Contains(field.Name)));

    private JsonObject Parameter(FieldDescriptor field, bool isInPath)
    {
        var parameter = new JsonObject { ["name"] = field.Name, ["in"] = isInPath ? "path" : "query", ["schema"] = _shapes.Of(field) };
        if (isInPath)
            parameter["required"] = true;
        return _shapes.Described(parameter, field);
    }

    private JsonObject Json(MessageDescriptor message) =>
        new() { ["application/json"] = new JsonObject { ["schema"] = _shapes.Of(message) } };
}
