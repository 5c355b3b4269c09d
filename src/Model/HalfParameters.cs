using TorchSharp;

namespace NasV2.Model;

/// <summary>Copies of a network's kernels in bfloat16, which it computes with, and their gradients; the
/// weights proper stay float32.</summary>
internal sealed class HalfParameters : IDisposable
{
    private readonly NetworkParameters _parameters;
    private readonly torch.Tensor _values;
    private readonly torch.Tensor _gradients;

    public HalfParameters(NetworkParameters parameters)
    {
        _parameters = parameters;
        _values = torch.zeros(parameters.DecayedCount, torch.bfloat16, parameters.Values.device).DetachFromDisposeScope();
        _gradients = torch.zeros_like(_values).DetachFromDisposeScope();
        var offset = 0L;
        foreach (var slot in parameters.Slots.Where(slot => slot.Decays))
        {
            slot.BindHalf(_values, _gradients, offset);
            offset += slot.Count;
        }
    }

    public void Refresh()
    {
        using var noGradient = torch.no_grad();
        _values.copy_(_parameters.DecayedValues);
    }

    public void Collect()
    {
        using var noGradient = torch.no_grad();
        _parameters.DecayedGradients.add_(_gradients);
        _gradients.zero_();
    }

    public void Dispose()
    {
        _values.Dispose();
        _gradients.Dispose();
    }
}
