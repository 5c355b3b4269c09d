using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using NasV2.Workers.Protocol;

namespace NasV2.Workers.Trainer;

/// <summary>The trainer's end of the protocol: requests from standard input, messages to what was standard output.</summary>
internal sealed partial class TrainerChannel : IDisposable
{
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    private readonly TextReader _requests;
    private readonly StreamWriter _messages;
    private readonly Lock _gate = new();

    private TrainerChannel(TextReader requests, Stream messages) =>
        (_requests, _messages) = (requests, new StreamWriter(messages) { NewLine = "\n", AutoFlush = true });

    /// <summary>Takes over this process's standard streams; what else is written to standard output lands among the log lines.</summary>
    public static TrainerChannel OverStandardStreams()
    {
        var requests = new StreamReader(Console.OpenStandardInput());
        if (OperatingSystem.IsWindows())
            return new TrainerChannel(requests, Console.OpenStandardOutput());

        // Native libraries print to descriptor 1 as they please; they must not print into the protocol.
        var messages = Duplicate(StandardOutput);
        _ = DuplicateTo(StandardError, StandardOutput);
        return new TrainerChannel(
            requests, new FileStream(new SafeFileHandle(messages, ownsHandle: true), FileAccess.Write, bufferSize: 0));
    }

    /// <summary>The next request; null when the worker is gone.</summary>
    public TrainerRequest? Read() => _requests.ReadLine() is { } line ? TrainerProtocol.Read<TrainerRequest>(line) : null;

    /// <summary>Sends a message; may be called from any thread.</summary>
    public void Send(TrainerMessage message)
    {
        var line = TrainerProtocol.Write(message);
        lock (_gate)
            _messages.WriteLine(line);
    }

    /// <inheritdoc/>
    public void Dispose() => _messages.Dispose();

    [LibraryImport("libc", EntryPoint = "dup", SetLastError = true)]
    private static partial int Duplicate(int descriptor);

    [LibraryImport("libc", EntryPoint = "dup2", SetLastError = true)]
    private static partial int DuplicateTo(int descriptor, int target);
}
