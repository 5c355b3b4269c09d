using NasV2.LibTorch;
using TorchSharp;

namespace NasV2.Training.Tests;

/// <summary>Runs a test's torch calls on the one thread of this process that makes them.</summary>
internal static class Torch
{
    private static readonly TorchThread Thread = Start();

    public static Task RunAsync(Action test) => RunAsync(() =>
    {
        test();
        return true;
    });

    public static Task<T> RunAsync<T>(Func<T> test) => Thread.RunAsync(() =>
    {
        using var scope = torch.NewDisposeScope();
        return test();
    });

    private static TorchThread Start()
    {
        var thread = new TorchThread();
        thread.RunAsync(() => TorchRuntime.Load()).GetAwaiter().GetResult();
        return thread;
    }
}
