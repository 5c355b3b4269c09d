namespace NasV2.Cluster.Chaos.Running;

/// <summary>The job that a chaos run submits.</summary>
internal static class JobSpec
{
    /// <summary>Preset whose candidates are tried.</summary>
    public const string Space = "small-image";

    /// <summary>w of the reward.</summary>
    public const double StepTimeExponent = -0.07;

    /// <summary>v of the reward.</summary>
    public const double ParametersExponent = -0.05;

    /// <summary>As YAML.</summary>
    public static string Yaml(ChaosOptions options) =>
        $"""
        name: chaos
        space: {Space}
        trials: {options.Trials}
        seed: {options.Seed}
        data:
          format: shapes
          train: 2000
          minival: 500
        recipe:
          epochs: {options.Epochs}
          resolution: 32
        reward:
          stepTime: {StepTimeExponent}
          parameters: {ParametersExponent}
        limits:
          trialMinutes: 60 # a frozen worker and a held brake must not make a trial fail
        scaling:
          evalResolution: 32
          maxResolution: 48

        """;
}
