using NasV2.Specs;

namespace NasV2.Cli.Training;

/// <summary>A stage as <c>nas recipe show --stages</c> prints it.</summary>
internal sealed record StageRow(
    int Stage, int Resolution, double RandAugment, double Mixup, double Cutmix, double Dropout, int FirstEpoch, int LastEpoch, long Steps)
{
    /// <summary>The stages of a run over so many training images; seed 1 where sizes are drawn.</summary>
    public static IReadOnlyList<StageRow> Create(Recipe recipe, int images) =>
    [
        .. TrainingStages.Resolve(recipe.For(Math.Max(1, images / recipe.Batch)), seed: 1).Select((stage, index) => new StageRow(
            index + 1,
            stage.Resolution,
            stage.Regularisation.RandAugment,
            stage.Regularisation.Mixup,
            stage.Regularisation.Cutmix,
            stage.Regularisation.Dropout,
            stage.FirstEpoch,
            stage.FirstEpoch + stage.Epochs - 1,
            (long)stage.Epochs * (images / recipe.Batch))),
    ];
}
