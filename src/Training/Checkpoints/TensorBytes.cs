using static TorchSharp.torch;

namespace NasV2.Training.Checkpoints;

/// <summary>Moves the bytes of flat tensors piece by piece, so that no device's tensor is ever in host memory as a whole.</summary>
internal static class TensorBytes
{
    private const long PieceElements = 1 << 22;

    private static readonly Dictionary<ScalarType, string> Types = new()
    {
        [ScalarType.Float32] = "F32",
        [ScalarType.Int64] = "I64",
        [ScalarType.Byte] = "U8",
    };

    /// <summary>A tensor's number format, as safetensors calls it.</summary>
    public static string TypeOf(Tensor tensor) => Types[tensor.dtype];

    /// <summary>Hands out all bytes, in order.</summary>
    public static void Read(Tensor tensor, Action<ReadOnlySpan<byte>> take)
    {
        for (var start = 0L; start < tensor.numel(); start += PieceElements)
        {
            using var piece = tensor.narrow(0, start, Math.Min(PieceElements, tensor.numel() - start));
            using var host = piece.cpu();
            take(host.bytes);
        }
    }

    /// <summary>Asks for all bytes, in order.</summary>
    public static void Write(Tensor tensor, Action<Span<byte>> fill)
    {
        using var noGradient = no_grad();
        for (var start = 0L; start < tensor.numel(); start += PieceElements)
        {
            using var piece = tensor.narrow(0, start, Math.Min(PieceElements, tensor.numel() - start));
            using var host = empty(piece.numel(), tensor.dtype, CPU);
            fill(host.bytes);
            piece.copy_(host);
        }
    }
}
