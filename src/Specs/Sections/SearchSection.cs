using NasV2.Space;

namespace NasV2.Specs;

/// <summary>The fields of the whole document.</summary>
internal static class SearchSection
{
    private const long LargestExactInJson = (1L << 53) - 1;

    private static readonly Text JobName = new(
        "^[a-z0-9][a-z0-9-]{0,39}$", "1 to 40 of a-z, 0-9 and '-', beginning with a letter or digit");

    private static readonly SearchSpec Template = new()
    {
        Name = "",
        Space = SearchSpaces.All.Values.First(),
        Data = new() { Format = "" },
        Recipe = new() { Resolution = 0 },
    };

    public static Section<SearchSpec> Fields { get; } = new(Template)
    {
        { "name", JobName, s => s.Name, (s, v) => s with { Name = v },
          "Name of the job: 1 to 40 of a-z, 0-9 and '-', beginning with a letter or digit.", Presence.Required },
        { "space", new SpaceKind(), s => s.Space, (s, v) => s with { Space = v },
          "The architectures to choose from: a preset's name or a search space of your own.", Presence.Required },
        { "trials", new Whole<int>(1, 100_000), s => s.Trials, (s, v) => s with { Trials = v },
          "Candidates to train." },
        { "priority", new Whole<int>(1, 100), s => s.Priority, (s, v) => s with { Priority = v },
          "Weight when jobs share workers: a job of twice the weight gets twice the workers." },
        { "sampler", new KnownName(known => known.Samplers), s => s.Sampler, (s, v) => s with { Sampler = v },
          "Name of the algorithm that suggests candidates." },
        { "seed", new Whole<long>(0, LargestExactInJson), s => s.Seed, (s, v) => s with { Seed = v },
          "Seed of the sampler and of every trial's weights and augmentation." },
        { "data", DataSection.Fields, s => s.Data, (s, v) => s with { Data = v },
          "The images, and which of them train and which measure accuracy.", Presence.Required },
        { "recipe", RecipeSection.Fields, s => s.Recipe, (s, v) => s with { Recipe = v },
          "How each candidate is trained; the defaults are those of EfficientNetV2, shortened to 10 epochs.", Presence.Required },
        { "reward", RewardSection.Fields, s => s.Reward, (s, v) => s with { Reward = v },
          "Exponents of the reward A * S^w * P^v of accuracy, step time and parameters." },
        { "limits", LimitsSection.Fields, s => s.Limits, (s, v) => s with { Limits = v },
          "What a trial, and the job, may use." },
        { "stepTime", StepTimeSection.Fields, s => s.StepTime, (s, v) => s with { StepTime = v },
          "How a training step is timed: blocks of steps after a warm-up until their spread is small enough." },
        { "scaling", ScalingSection.Fields, s => s.Scaling, (s, v) => s with { Scaling = v },
          "How the winner, S, is scaled to M and L." },
        { "trainer", TrainerSection.Fields, s => s.Trainer, (s, v) => s with { Trainer = v },
          "A program that trains in the place of the built-in trainer; left out: the trainer of the worker." },
    };
}
