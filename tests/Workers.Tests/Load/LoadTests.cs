using NasV2.Cluster;
using NasV2.Workers.Load;

namespace NasV2.Workers.Tests.Load;

public sealed class LoadTests
{
    private static readonly DateTimeOffset Time = DateTimeOffset.UnixEpoch;

    [Fact]
    public void The_load_of_a_processor_is_computed_from_its_ticks_since_the_last_reading()
    {
        var earlier = CpuTimes.Parse("cpu  100 0 50 800 50 0 0 0 0 0");
        var later = CpuTimes.Parse("cpu  130 10 60 830 60 5 5 10 99 99");

        Assert.Equal(70.0 / 110, later.BusySince(earlier)!.Value, 9);
        Assert.Null(later.BusySince(later));
    }

    [Fact]
    public void Memory_in_use_is_what_is_not_available() => Assert.Equal(
        (6L << 30, 8L << 30),
        MemoryLines.Parse(
            ["MemTotal:        8388608 kB", "MemFree:          1024 kB", "MemAvailable:    2097152 kB", "HugePages_Total:       0"]));

    [Fact]
    public void A_line_of_nvidia_smi_is_read_as_the_load_of_the_gpu() =>
        Assert.Equal(new DeviceLoad(Time, 0.87, 10L << 30, 81_559L << 20, 61), GpuLoadLine.Parse("87, 10240, 81559, 61", Time));

    [Fact]
    public void What_nvidia_smi_does_not_know_is_unknown() =>
        Assert.Equal(new DeviceLoad(Time, null, 5L << 20, null, null), GpuLoadLine.Parse("[N/A], 5, [N/A], [N/A]", Time));

    [Fact]
    public async Task The_load_of_this_machine_can_be_read()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux reports it.");

        var load = await LoadReaders.For("cpu", TimeProvider.System).ReadAsync(TestContext.Current.CancellationToken);

        Assert.InRange(load.MemoryUsed!.Value, 1, load.MemoryTotal!.Value);
    }

    [Fact]
    public async Task A_gpu_that_cannot_be_queried_has_no_figures()
    {
        Assert.SkipWhen(File.Exists("/usr/bin/nvidia-smi"), "This machine has nvidia-smi.");

        var load = await LoadReaders.For("cuda:0", TimeProvider.System).ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equal((null, null, null, null), (load.Utilisation, load.MemoryUsed, load.MemoryTotal, load.Temperature));
    }
}
