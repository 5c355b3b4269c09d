using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>A field of <typeparamref name="TRecord"/> whose value type does not matter to the section that holds it.</summary>
internal interface IField<TRecord>
{
    string Name { get; }

    Presence Presence { get; }

    /// <summary>The record with this field as the section gives it; the same record when the value is wrong.</summary>
    TRecord Read(TRecord record, Place section, YamlEntry entry);

    /// <summary>Reports that a section left this field out which must give it.</summary>
    void ReportMissing(Place section);

    /// <summary>Writes name and value, or nothing for a value that is null.</summary>
    void Write(Utf8JsonWriter json, TRecord record);

    /// <summary>The JSON schema of the value; the default is what <paramref name="template"/> has.</summary>
    JsonObject Describe(TRecord template, SpecVocabulary vocabulary);
}
