using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasV2.Dashboard.Components.Submit;

/// <summary>Specs to start from; deploy/jobs has the same ones with comments.</summary>
internal static class SpecExamples
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["quickstart"] = """
            # A first search in minutes: generated images, so nothing has to be downloaded.
            name: quickstart
            space: small-image
            trials: 6

            data:
              format: shapes
              train: 2000
              minival: 500

            recipe:
              epochs: 5
              resolution: 32
              learningRate: 0.064
              augmentation: none
              dropout: 0.1
              dropPathSurvival: 1

            stepTime:
              maxSteps: 40

            limits:
              trialMinutes: 10

            """,
        ["CIFAR-10"] = """
            # 20 candidates on 3,000 images: enough to rank architectures, too little to judge them finally.
            name: cifar10
            space: small-image
            trials: 20

            data:
              format: cifar10
              train: 3000
              minival: 1000

            recipe:
              epochs: 10
              batch: 64
              resolution: 32
              learningRate: 0.064
              augmentation: crop-flip
              dropout: 0.1
              dropPathSurvival: 1

            stepTime:
              maxSteps: 60

            scaling:
              evalResolution: 32
              maxResolution: 48

            """,
    };

    private static readonly JsonSerializerOptions Lines = new() { WriteIndented = true };

    public static string Indented(string json) => JsonSerializer.Serialize(JsonNode.Parse(json), Lines);
}
