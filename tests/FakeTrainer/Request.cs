using System.Text.Json;

namespace NasV2.FakeTrainer;

/// <summary>A request as far as a fake trainer reads it.</summary>
/// <param name="Type"><c>measure</c>, <c>train</c> or <c>cancel</c>.</param>
/// <param name="Id">Repeated in every answer.</param>
/// <param name="Architecture">Canonical string; empty for <c>cancel</c>.</param>
/// <param name="TimesStep">Whether the step is to be timed.</param>
/// <param name="Epochs">Epochs to train.</param>
/// <param name="Batch">Images a step.</param>
/// <param name="Resolution">Image side, pixels.</param>
internal sealed record Request(string Type, string Id, string Architecture, bool TimesStep, int Epochs, int Batch, int Resolution)
{
    /// <summary>From its line.</summary>
    public static Request Parse(string line)
    {
        using var document = JsonDocument.Parse(line);
        var request = document.RootElement;
        var recipe = request.TryGetProperty("recipe", out var given) ? given : default;
        return new(
            request.GetProperty("type").GetString()!,
            request.GetProperty("id").GetString()!,
            request.TryGetProperty("architecture", out var architecture) ? architecture.GetString()! : "",
            request.TryGetProperty("stepTime", out var stepTime) && stepTime.ValueKind == JsonValueKind.Object,
            ReadInteger(recipe, "epochs"),
            ReadInteger(recipe, "batch"),
            ReadInteger(recipe, "resolution"));
    }

    private static int ReadInteger(JsonElement recipe, string name) =>
        recipe.ValueKind == JsonValueKind.Object && recipe.TryGetProperty(name, out var value) ? value.GetInt32() : 0;
}
