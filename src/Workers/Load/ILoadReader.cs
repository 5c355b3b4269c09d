using NasV2.Cluster;

namespace NasV2.Workers.Load;

/// <summary>Looks how busy a device is.</summary>
internal interface ILoadReader
{
    /// <summary>Since the reading before, or of late.</summary>
    Task<DeviceLoad> ReadAsync(CancellationToken cancellationToken);
}
