using NasV2.Algorithms;

namespace NasV2.Search.Tests.Algorithms;

public sealed class RewardFunctionTests
{
    private static readonly RewardFunction Paper = new();

    [Fact]
    public void The_reference_architecture_is_worth_its_accuracy() => Assert.Equal(0.8, Paper.Compute(0.8, 1, 1), 12);

    [Fact]
    public void Doubling_the_step_time_costs_4_74_percent() => Assert.Equal(0.9526, Paper.Compute(1, 2, 1), 4);

    [Fact]
    public void Doubling_the_parameters_costs_3_41_percent() => Assert.Equal(0.9659, Paper.Compute(1, 1, 2), 4);

    [Fact]
    public void Exponents_of_zero_leave_the_accuracy_alone() => Assert.Equal(0.7, new RewardFunction(0, 0).Compute(0.7, 9, 9), 12);
}
