using NasV2.Training.Measurement;

namespace NasV2.Training.Tests;

public sealed class GpuTenantsTests
{
    [Fact]
    public void Other_processes_on_the_GPU_are_named_and_this_one_is_not() => Assert.Equal(
        ["on the GPU: /usr/bin/python3, the old one (process 4711)"],
        GpuTenants.Parse("4711, /usr/bin/python3, the old one\n12, /opt/nasv2/nas\n", self: 12));
}
