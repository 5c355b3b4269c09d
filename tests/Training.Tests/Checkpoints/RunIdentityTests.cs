using NasV2.Space;
using NasV2.Specs;
using NasV2.Training.Checkpoints;

namespace NasV2.Training.Tests.Checkpoints;

public class RunIdentityTests
{
    [Fact]
    public void Checkpoints_from_before_fields_were_renamed_belong_to_the_same_run() => Assert.Equal(
        "5e9223bd863c7ad79298027a587bec898bf7f011a69d38228176ca3573b7e7e3",
        RunIdentity.Create(
            Architecture.Parse("r1_k3_s1_e1_i16_o16_c1"), 1, new Recipe { Resolution = 32 }, new DataSpec { Format = "shapes" },
            "images").Recipe);
}
