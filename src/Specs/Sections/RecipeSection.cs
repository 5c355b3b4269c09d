namespace NasV2.Specs;

/// <summary>The fields of <c>recipe</c>.</summary>
internal static class RecipeSection
{
    public static Section<Recipe> Fields { get; } = new(new() { Resolution = 0 })
    {
        { "epochs", new Whole<int>(1, 10_000), r => r.Epochs, (r, v) => r with { Epochs = v },
          "Passes over the training images." },
        { "batch", new Whole<int>(1, 65_536), r => r.Batch, (r, v) => r with { Batch = v },
          "Images per step." },
        { "resolution", new Whole<int>(8, 1024), r => r.Resolution, (r, v) => r with { Resolution = v },
          "Side of the square training images in pixels.", Presence.Required },
        { "augmentation", new KnownName(known => known.Augmentations), r => r.Augmentation, (r, v) => r with { Augmentation = v },
          "Name of the augmentation." },
        { "learningRate", new Number(1e-6, 10), r => r.LearningRate, (r, v) => r with { LearningRate = v },
          "Peak learning rate for 256 images a step; a run uses learningRate * batch / 256." },
        { "warmupEpochs", new Number(0, 1000), r => r.WarmupEpochs, (r, v) => r with { WarmupEpochs = v },
          "Epochs over which the rate rises linearly from 0; less than epochs." },
        { "decayRate", new Number(0.1, 1), r => r.DecayRate, (r, v) => r with { DecayRate = v },
          "Factor of each decay of the rate." },
        { "decayEpochs", new Number(0.01, 10_000), r => r.DecayEpochs, (r, v) => r with { DecayEpochs = v },
          "Epochs between decays in a run of decayHorizon epochs; a run decays every decayEpochs * epochs / decayHorizon epochs." },
        { "decayHorizon", new Whole<int>(1, 10_000), r => r.DecayHorizon, (r, v) => r with { DecayHorizon = v },
          "Length in epochs of the run that decayEpochs is meant for." },
        { "momentum", new Number(0, 0.9999), r => r.Momentum, (r, v) => r with { Momentum = v },
          "Momentum." },
        { "rmsDecay", new Number(0, 0.9999), r => r.RmsDecay, (r, v) => r with { RmsDecay = v },
          "Decay of RMSProp's squared gradients." },
        { "epsilon", new Number(1e-12, 1), r => r.Epsilon, (r, v) => r with { Epsilon = v },
          "RMSProp's epsilon." },
        { "weightDecay", new Number(0, 1), r => r.WeightDecay, (r, v) => r with { WeightDecay = v },
          "L2 coefficient of the weights, biases and batch norms excepted." },
        { "labelSmoothing", new Number(0, 0.9), r => r.LabelSmoothing, (r, v) => r with { LabelSmoothing = v },
          "Probability that is spread over all classes." },
        { "emaDecay", new Number(0, 0.999999), r => r.EmaDecay, (r, v) => r with { EmaDecay = v },
          "Decay of the moving average of the weights; 0 turns it off." },
        { "batchNormMomentum", new Number(0.0001, 1), r => r.BatchNormMomentum, (r, v) => r with { BatchNormMomentum = v },
          "Weight of the newest batch in batch norm's running statistics." },
        { "dropout", new Number(0, 0.9), r => r.Dropout, (r, v) => r with { Dropout = v },
          "Dropout rate before the classifier." },
        { "survival", new Number(0.1, 1), r => r.Survival, (r, v) => r with { Survival = v },
          "Probability that the deepest block survives stochastic depth, falling linearly from 1; 1 turns it off." },
    };
}
