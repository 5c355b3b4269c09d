using NasV2.Training.Optimization;
using TorchSharp;

namespace NasV2.Training.Tests.Optimization;

public sealed class GradientClipTests
{
    [Theory]
    [InlineData(new[] { 3f, 4f }, 2.5, new[] { 1.5f, 2f })]
    [InlineData(new[] { 3f, 4f }, 5.5, new[] { 3f, 4f })]
    [InlineData(new[] { 0f, 0f }, 1, new[] { 0f, 0f })]
    public Task Gradients_longer_than_the_limit_are_scaled_to_it(float[] gradients, double most, float[] expected) => Torch.RunAsync(() =>
    {
        using var tensor = torch.tensor(gradients);
        GradientClip.Apply(tensor, most);
        Assert.Equal(expected, tensor.data<float>().ToArray(), (a, b) => Math.Abs(a - b) < 1e-4);
    });
}
