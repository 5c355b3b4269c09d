namespace NasV2.Specs;

/// <summary>The fields of <c>recipe</c>.</summary>
internal static class RecipeSection
{
    private static readonly Choice<Optimiser> Optimisers = new(new Dictionary<string, Optimiser>
    {
        ["rmsprop"] = Optimiser.RmsProp,
        ["sgd"] = Optimiser.Sgd,
        ["adamw"] = Optimiser.AdamW,
    });

    private static readonly Choice<RateSchedule> Schedules = new(new Dictionary<string, RateSchedule>
    {
        ["exponential"] = RateSchedule.Exponential,
        ["cosine"] = RateSchedule.Cosine,
        ["constant"] = RateSchedule.Constant,
    });

    private static readonly Choice<Precision> Precisions = new(new Dictionary<string, Precision>
    {
        ["fp32"] = Precision.Fp32,
        ["bf16"] = Precision.Bf16,
    });

    public static Section<Recipe> Fields { get; } = new(new() { Resolution = 0 })
    {
        { "preset", new PresetKind(), _ => null, (_, preset) => preset,
          "Name of a recipe that ships, whose values the other fields change.", Presence.Base },
        { "epochs", new Whole<int>(1, Recipe.MostEpochs), r => r.Epochs, (r, v) => r with { Epochs = v, Steps = null },
          "Passes over the training images." },
        { "steps", new Optional<int>(new Whole<int>(1, 100_000_000)), r => r.Steps, (r, v) => r with { Steps = v },
          "Length of the run in steps, in the place of epochs: the nearest number of whole epochs. Not for a search, which counts epochs." },
        { "batch", new Whole<int>(1, 65_536), r => r.Batch, (r, v) => r with { Batch = v },
          "Images per step." },
        { "resolution", new Whole<int>(8, 1024), r => r.Resolution, (r, v) => r with { Resolution = v },
          "Side of the square training images in pixels; with progressive, of the last stage's.", Presence.Required },
        { "augmentation", new KnownName(known => known.Augmentations), r => r.Augmentation, (r, v) => r with { Augmentation = v },
          "Name of the crop and mirror that every training image gets." },
        { "randAugment", new Number(0, 30), r => r.RandAugment, (r, v) => r with { RandAugment = v },
          "Magnitude of RandAugment, two operations an image; 0 turns it off." },
        { "mixup", new Number(0, 10), r => r.Mixup, (r, v) => r with { Mixup = v },
          "Alpha of mixup's beta distribution; 0 turns it off." },
        { "cutmix", new Number(0, 10), r => r.Cutmix, (r, v) => r with { Cutmix = v },
          "Alpha of CutMix's beta distribution; 0 turns it off. With mixup, each takes half of a batch." },
        { "cutout", new Number(0, 1), r => r.Cutout, (r, v) => r with { Cutout = v },
          "Side of a square of noise over the image's side; 0 turns it off." },
        { "evalResolution", new Optional<int>(new Whole<int>(8, 1024)), r => r.EvalResolution, (r, v) => r with { EvalResolution = v },
          "Side of the images that judge the network; left out: resolution." },
        { "optimiser", Optimisers, r => r.Optimiser, (r, v) => r with { Optimiser = v },
          "What turns gradients into new weights." },
        { "schedule", Schedules, r => r.Schedule, (r, v) => r with { Schedule = v },
          "How the learning rate goes on after the warm-up." },
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
          "Momentum; AdamW's beta 1." },
        { "rmsDecay", new Number(0, 0.9999), r => r.RmsDecay, (r, v) => r with { RmsDecay = v },
          "Decay of RMSProp's squared gradients; AdamW's beta 2." },
        { "epsilon", new Number(1e-12, 1), r => r.Epsilon, (r, v) => r with { Epsilon = v },
          "Epsilon of RMSProp and AdamW." },
        { "weightDecay", new Number(0, 1), r => r.WeightDecay, (r, v) => r with { WeightDecay = v },
          "L2 coefficient of the weights, biases and batch norms excepted." },
        { "accumulation", new Whole<int>(1, 1024), r => r.Accumulation, (r, v) => r with { Accumulation = v },
          "Parts in which a batch is computed, their gradients added up; more parts need less memory." },
        { "gradientClip", new Number(0, 1000), r => r.GradientClip, (r, v) => r with { GradientClip = v },
          "Largest norm of all gradients together, to which greater ones are scaled down; 0 turns it off." },
        { "precision", Precisions, r => r.Precision, (r, v) => r with { Precision = v },
          "Numbers that the network computes with; weights and optimiser are fp32." },
        { "patience", new Whole<int>(0, 10_000), r => r.Patience, (r, v) => r with { Patience = v },
          "Epochs without a better minival accuracy after which training ends; 0 for never." },
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
        { "progressive", ProgressiveSection.Fields, r => r.Progressive, (r, v) => r with { Progressive = v },
          "How image size and regularisation change while the network is trained; left out: they do not." },
    };
}
