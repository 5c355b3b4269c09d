using static TorchSharp.torch;

namespace NasV2.Training.Optimization;

/// <summary>Scales all gradients down together where their norm is greater than a limit (Pascanu et al. 2013).</summary>
public static class GradientClip
{
    private const double Tiny = 1e-6;

    /// <param name="gradients">All gradients of a network, flat; changed in place, without waiting for the device.</param>
    /// <param name="most">Largest Euclidean norm.</param>
    public static void Apply(Tensor gradients, double most)
    {
        ArgumentNullException.ThrowIfNull(gradients);
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        gradients.mul_(gradients.norm().add_(Tiny).reciprocal_().mul_(most).clamp_max_(1));
    }
}
