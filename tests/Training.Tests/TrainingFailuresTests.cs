using TorchSharp;

namespace NasV2.Training.Tests;

public class TrainingFailuresTests
{
    [Fact]
    public Task A_network_too_deep_for_its_images_is_distinguished_from_a_diverged_loss_and_from_a_bug() => Torch.RunAsync(() =>
    {
        var refusal = Record.Exception(() => torch.nn.functional.conv2d(torch.ones(1, 1, 2, 2), torch.ones(1, 1, 5, 5)));
        var bug = Record.Exception(() => torch.ones(2, 3).view(5));

        Assert.Equal(TrainingFailure.Infeasible, TrainingFailures.Classify(refusal!));
        Assert.NotNull(bug);
        Assert.Null(TrainingFailures.Classify(bug));
        Assert.Equal(TrainingFailure.Diverged, TrainingFailures.Classify(new DivergedException(3)));
        Assert.Null(TrainingFailures.Classify(new InvalidOperationException("a bug")));
    });

    [Theory]
    [InlineData("CUDA out of memory. Tried to allocate 2 GiB")]
    [InlineData("[enforce fail] DefaultCPUAllocator: can't allocate memory: you tried to allocate 4096 bytes")]
    public void Too_little_memory_is_known_by_libtorchs_words(string message) =>
        Assert.Equal(TrainingFailure.OutOfMemory, TrainingFailures.Classify(new InvalidOperationException(message)));
}
