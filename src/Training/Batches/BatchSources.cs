using NasV2.Data;
using TorchSharp;
using static TorchSharp.torch;

namespace NasV2.Training.Batches;

/// <summary>Chooses where the images of batches that are wanted epoch after epoch lie.</summary>
internal static class BatchSources
{
    /// <summary>What a device may hold: a small share of the memory of any that is trained on.</summary>
    private const long MaxResidentBytes = 1L << 30;

    /// <summary>Held on a device with a memory of its own, where they are few enough; else streamed.</summary>
    public static IBatchSource On(Device device, BatchPipeline pipeline) =>
        device.type != DeviceType.CPU && DeviceResidentBatches.CanReside(pipeline)
            && DeviceResidentBatches.SizeInBytes(pipeline) <= MaxResidentBytes
            ? new DeviceResidentBatches(pipeline, device)
            : new StreamedBatches(pipeline, device);
}
