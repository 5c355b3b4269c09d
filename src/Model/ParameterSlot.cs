using TorchSharp;

namespace NasV2.Model;

/// <summary>One named weight of a network: its shape is known when it is declared, its tensors once
/// <see cref="NetworkParameters"/> allocates.</summary>
public sealed class ParameterSlot
{
    private torch.Tensor? _value;
    private torch.Tensor? _gradient;
    private torch.Tensor? _half;
    private torch.Tensor? _halfGradient;

    internal ParameterSlot(string name, long[] shape, bool decays, Action<torch.Tensor, torch.Generator> initialise)
    {
        Name = name;
        Shape = shape;
        Decays = decays;
        Initialise = initialise;
        Count = shape.Aggregate(1L, (product, size) => product * size);
    }

    /// <summary>Dotted path from the network's root, such as <c>blocks.7.expand.weight</c>.</summary>
    public string Name { get; }

    /// <summary>Sizes; convolutions are [out, in, height, width], 1x1 convolutions and dense layers [out, in].</summary>
    public IReadOnlyList<long> Shape { get; }

    /// <summary>Whether weight decay applies: true for kernels, false for biases and norm parameters.</summary>
    public bool Decays { get; }

    /// <summary>Number of elements.</summary>
    public long Count { get; }

    /// <summary>The weight: a leaf tensor that is a view into the network's flat buffer.</summary>
    public torch.Tensor Value =>
        _value ?? throw new InvalidOperationException($"The parameter '{Name}' was used before its network was allocated.");

    internal Action<torch.Tensor, torch.Generator> Initialise { get; }

    /// <summary>The weight in the number format of what it is multiplied with.</summary>
    public torch.Tensor For(torch.Tensor x) => x.dtype == torch.ScalarType.BFloat16 ? _half ?? Value.to(torch.bfloat16) : Value;

    internal void Bind(torch.Tensor values, torch.Tensor gradients, long offset) => (_value, _gradient) = Leaf(values, gradients, offset);

    internal void BindHalf(torch.Tensor values, torch.Tensor gradients, long offset) =>
        (_half, _halfGradient) = Leaf(values, gradients, offset);

    private (torch.Tensor Value, torch.Tensor Gradient) Leaf(torch.Tensor values, torch.Tensor gradients, long offset)
    {
        var shape = Shape.ToArray();
        var strides = MemoryLayout.Strides(shape);
        var value = values.as_strided(shape, strides, offset).DetachFromDisposeScope();
        value.requires_grad = true;
        var gradient = gradients.as_strided(shape, strides, offset).DetachFromDisposeScope();
        // Autograd adds into a gradient that is already there, so every gradient lands in the one flat buffer.
        value.grad = gradient;
        return (value, gradient);
    }

    internal void Release()
    {
        _value?.Dispose();
        _gradient?.Dispose();
        _half?.Dispose();
        _halfGradient?.Dispose();
    }
}
