using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using NasV2.Data;
using static TorchSharp.torch;

namespace NasV2.Training.Augmentation;

/// <summary>RandAugment in the processor's memory, image by image on as many threads as torch has.</summary>
internal static unsafe class ByteAugmentation
{
    /// <param name="pixels">uint8 [n, h, w, 3], row-major, on the processor.</param>
    /// <param name="draws">[n], of one length.</param>
    /// <returns>uint8 [n, h, w, 3], row-major.</returns>
    public static Tensor Apply(Tensor pixels, IReadOnlyList<AugmentDraw[]> draws)
    {
        var result = empty_like(pixels);
        var width = (int)pixels.shape[2];
        var size = (int)pixels.shape[1] * width * 3;
        // Asked for here, because every call of torch belongs to this thread.
        var (from, to) = (Address(pixels), Address(result));
        var threads = new ParallelOptions { MaxDegreeOfParallelism = get_num_threads() };
        Parallel.For(0, draws.Count, threads, () => new byte[size], Augment, _ => { });
        return result;

        byte[] Augment(int image, ParallelLoopState state, byte[] spare)
        {
            var start = (nint)image * size;
            Apply(new((void*)(from + start), size), new((void*)(to + start), size), spare, width, draws[image]);
            return spare;
        }
    }

    private static nint Address(Tensor pixels) => (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(pixels.bytes));

    private static void Apply(ReadOnlySpan<byte> from, Span<byte> to, Span<byte> spare, int width, AugmentDraw[] draws)
    {
        if (draws.Length == 0)
            from.CopyTo(to);
        for (var layer = 0; layer < draws.Length; layer++)
        {
            // So that the last layer writes to where the result is wanted.
            var next = (draws.Length - layer) % 2 == 1 ? to : spare;
            ByteKernels.All[draws[layer].Op](new ByteImage(from, width), next, draws[layer]);
            from = next;
        }
    }
}
