using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Specs;

/// <summary>What a field may hold: how it is read and checked, written and described.</summary>
internal interface IFieldType
{
    /// <summary>The rule as messages say it: <c>expected …</c>.</summary>
    string Expected(SpecVocabulary vocabulary);

    /// <summary>Reads and checks the value; adds an error and gives false when it breaks the rule.</summary>
    bool TryRead(NodeContext node, [NotNullWhen(true)] out object? value);

    /// <summary>Writes the value so that <see cref="TryRead"/> reads it back.</summary>
    void Write(Utf8JsonWriter json, object value, FieldNames names);

    /// <summary>The JSON schema of the values that <see cref="TryRead"/> accepts.</summary>
    JsonObject Describe(SpecVocabulary vocabulary);
}
