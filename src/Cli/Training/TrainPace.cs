using NasV2.Specs;
using NasV2.Training;

namespace NasV2.Cli.Training;

/// <summary>How fast a run is and how long it still takes; a stage's images cost as many times more as they have pixels.</summary>
/// <param name="recipe">The recipe.</param>
/// <param name="seed">The run's.</param>
internal sealed class TrainPace(Recipe recipe, long seed)
{
    private readonly IReadOnlyList<TrainingStage> _stages = TrainingStages.Resolve(recipe, seed);
    private double? _begin;

    /// <summary>Images a second since the attempt began, and the seconds that are left; null before there
    /// is anything to compute it from.</summary>
    /// <param name="progress">Where the run is.</param>
    /// <param name="seconds">Seconds since the attempt began.</param>
    public (double ImagesPerSecond, double SecondsLeft)? At(TrainingProgress progress, double seconds)
    {
        var done = Work(progress.Epoch - 1 + ((double)progress.Step / progress.StepsPerEpoch));
        if (_begin is not { } begin)
        {
            // After a resume: what came before cost this attempt nothing.
            begin = Work(progress.Epoch - 1);
            _begin = begin;
        }

        if (done <= begin || seconds <= 0)
            return null;
        var perSecond = (done - begin) / seconds;
        var pixels = (double)progress.Stage.Resolution * progress.Stage.Resolution;
        return (perSecond / pixels * progress.StepsPerEpoch * recipe.Batch, (Work(recipe.Epochs) - done) / perSecond);
    }

    /// <summary>Pixels of one image over so many epochs.</summary>
    private double Work(double epochs) => _stages.Sum(stage =>
        Math.Clamp(epochs - (stage.FirstEpoch - 1), 0, stage.Epochs) * stage.Resolution * stage.Resolution);
}
