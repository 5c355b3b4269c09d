namespace NasV2.Workers.Supervision;

/// <summary>The trainer that a job brings along, and where it is to train.</summary>
/// <param name="Command">The program and its arguments, as the spec has them.</param>
/// <param name="Device">Device of the worker, such as <c>cpu</c> or <c>cuda:0</c>.</param>
/// <param name="DeviceType">Hardware that the device is.</param>
public sealed record JobTrainer(IReadOnlyList<string> Command, string Device, string DeviceType)
{
    /// <summary>Whether a trainer of this one can serve the other.</summary>
    public bool IsSame(JobTrainer? other) =>
        other is not null && Command.SequenceEqual(other.Command, StringComparer.Ordinal)
            && (Device, DeviceType) == (other.Device, other.DeviceType);
}
