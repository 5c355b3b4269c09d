using System.Globalization;
using System.Text.Json;

namespace NasV2.Training.Checkpoints;

/// <summary>What a checkpoint says about its run in addition to the tensors.</summary>
/// <param name="Identity">The run.</param>
/// <param name="Progress">How far it had come.</param>
/// <param name="Notes">What the caller wants back at the resume, by name.</param>
public sealed record CheckpointMetadata(RunIdentity Identity, RunProgress Progress, IReadOnlyDictionary<string, string> Notes)
{
    private const string Format = "nasv2-checkpoint/1";
    private const string NotePrefix = "note.";

    internal Dictionary<string, string> ToFields()
    {
        var fields = new Dictionary<string, string>
        {
            ["format"] = Format,
            ["architecture"] = Identity.Architecture,
            ["seed"] = Identity.Seed.ToString(CultureInfo.InvariantCulture),
            ["recipe"] = Identity.Recipe,
            ["data"] = Identity.Data,
            ["start"] = Identity.Start,
            ["epoch"] = Progress.Epochs.Count.ToString(CultureInfo.InvariantCulture),
            ["steps"] = Progress.Steps.ToString(CultureInfo.InvariantCulture),
            ["seconds"] = Progress.Seconds.ToString("R", CultureInfo.InvariantCulture),
            ["epochs"] = JsonSerializer.Serialize(Progress.Epochs, DomainJson.Options),
        };
        foreach (var (name, note) in Notes)
            fields[NotePrefix + name] = note;
        return fields;
    }

    /// <exception cref="FormatException">A field is missing or not what it should be.</exception>
    internal static CheckpointMetadata Parse(IReadOnlyDictionary<string, string> fields)
    {
        if (Field("format") != Format)
            throw new FormatException($"its format is '{Field("format")}' instead of '{Format}'");
        var identity = new RunIdentity(Field("architecture"), Whole("seed"), Field("recipe"), Field("data"), Field("start"));
        var notes = fields.Where(field => field.Key.StartsWith(NotePrefix, StringComparison.Ordinal));
        return new CheckpointMetadata(
            identity,
            new RunProgress(Epochs(), Whole("steps"), Real("seconds")),
            notes.ToDictionary(note => note.Key[NotePrefix.Length..], note => note.Value));

        string Field(string name) => fields.TryGetValue(name, out var value) ? value : throw new FormatException($"'{name}' is missing");

        long Whole(string name) => long.TryParse(Field(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException($"'{name}' is not a whole number");

        double Real(string name) => double.TryParse(Field(name), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException($"'{name}' is not a number");

        List<Epoch> Epochs()
        {
            try
            {
                return JsonSerializer.Deserialize<List<Epoch>>(Field("epochs"), DomainJson.Options)
                    ?? throw new FormatException("'epochs' is null");
            }
            catch (JsonException exception)
            {
                throw new FormatException($"'epochs' is not a list of results ({exception.Message})", exception);
            }
        }
    }
}
