using NasV2.Algorithms;
using NasV2.Algorithms.Calibration;
using NasV2.Space;

namespace NasV2.Search.Tests.Algorithms.Calibration;

/// <summary>
/// How a job over two device types ranks 200 random candidates, of which every other one was timed on the second device type.
/// </summary>
internal static class RewardAgreement
{
    /// <summary>
    /// Spearman's correlation with the ranking where all were timed on the reference device type: with step times mapped, and
    /// with step times divided by the reference architecture's on their own device type.
    /// </summary>
    public static (double Mapped, double Unmapped) Compute(
        SearchSpace space, DeviceModel device, DeviceModel referenceDevice, StepTimeMap map, int seed)
    {
        var reward = new RewardFunction();
        var unit = Complexity.Compute(space.Reference, space.ProxyResolution);
        var unitMs = StepMs(referenceDevice, space.Reference);
        var ownUnitMs = StepMs(device, space.Reference);
        var random = new Random(1000 + seed);
        List<double> all = [], mapped = [], unmapped = [];
        for (var index = 0; index < 200; index++)
        {
            var candidate = space.Sample(random);
            var cost = Complexity.Compute(candidate, space.ProxyResolution);
            // Larger networks are more accurate, by about what they lose by their step time; and there is noise.
            var accuracy = (0.8 * Math.Pow((double)cost.Macs / unit.Macs, 0.05)) + (0.01 * random.NextDouble());
            var parameters = (double)cost.Parameters / unit.Parameters;
            var onReference = StepMs(referenceDevice, candidate);
            var onDevice = StepMs(device, candidate);
            var isElsewhere = index % 2 == 1;
            all.Add(reward.Compute(accuracy, onReference / unitMs, parameters));
            mapped.Add(reward.Compute(accuracy, (isElsewhere ? map.Map(onDevice) : onReference) / unitMs, parameters));
            unmapped.Add(reward.Compute(accuracy, isElsewhere ? onDevice / ownUnitMs : onReference / unitMs, parameters));
        }

        return (RankCorrelation.Spearman(all, mapped), RankCorrelation.Spearman(all, unmapped));

        double StepMs(DeviceModel model, Architecture architecture) => model.StepMs(architecture, space.ProxyResolution);
    }
}
