namespace NasV2.Space;

/// <summary>The architecture as docs/schemas/architecture.schema.json describes it.</summary>
internal sealed class JsonExport : IExportFormat
{
    public string Name => "json";

    public string Description => "the architecture as JSON (docs/schemas/architecture.schema.json)";

    public IEnumerable<ExportFile> Files(string name, Architecture architecture) =>
        [new($"{name}.json", ArchitectureJson.Write(architecture) + "\n")];
}
