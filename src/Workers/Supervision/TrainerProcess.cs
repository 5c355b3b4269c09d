using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NasV2.Workers.Protocol;

namespace NasV2.Workers.Supervision;

/// <summary>A running trainer: requests go to its standard input, messages come from its standard output, log lines from its standard error.</summary>
public sealed partial class TrainerProcess : ITrainer
{
    private readonly Process _process;
    private readonly ILogger _logger;
    private readonly Queue<string> _lastLogLines = new();
    private readonly Task _logReader;

    private TrainerProcess(Process process, ILogger logger)
    {
        _process = process;
        _logger = logger;
        ProcessId = process.Id;
        _logReader = Task.Run(ReadLogAsync);
    }

    /// <inheritdoc/>
    public ReadyMessage Ready { get; private set; } = null!;

    /// <summary>Its process id.</summary>
    public int ProcessId { get; }

    /// <inheritdoc/>
    public bool IsAlive => !_process.HasExited;

    /// <summary>Starts a trainer and waits until it is ready.</summary>
    /// <exception cref="TrainerDiedException">It cannot be started or is not ready in time.</exception>
    public static async Task<TrainerProcess> StartAsync(TrainerCommand command, ILogger logger, TimeProvider clock, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        var trainer = new TrainerProcess(Launch(command), logger);
        try
        {
            using var limit = new CancellationTokenSource(command.StartLimit, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
            try
            {
                trainer.Ready = await trainer.ReadAsync(either.Token) as ReadyMessage
                    ?? throw new TrainerDiedException($"the trainer '{command.Program}' did not begin with a 'ready' message");
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested)
            {
                throw new TrainerDiedException($"the trainer '{command.Program}' was not ready within {command.StartLimit.TotalSeconds} s");
            }

            if (trainer.Ready.Protocol != TrainerProtocol.Version)
                throw new TrainerDiedException($"the trainer '{command.Program}' speaks protocol {trainer.Ready.Protocol}, this worker {TrainerProtocol.Version}");
            return trainer;
        }
        catch
        {
            await trainer.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<TrainerAnswer> SendAsync(TrainerRequest request, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await WriteAsync(request, cancellation);
        while (true)
        {
            if (await ReadAsync(cancellation) is not TrainerAnswer message || message.Id != request.Id)
                throw new TrainerDiedException($"the trainer did not answer the request '{request.Id}'");
            yield return message;
            if (message is EndedMessage or RefusedMessage || (request is MeasureRequest && message is MeasuredMessage))
                yield break;
        }
    }

    /// <summary>Kills the process, if it still runs, and everything it started.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        await LastWordsAsync();
        _process.Dispose();
    }

    private static Process Launch(TrainerCommand command)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        try
        {
            var process = Process.Start(start) ?? throw new TrainerDiedException($"the trainer '{command.Program}' did not start");
            LowerPriority(process);
            return process;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new TrainerDiedException($"the trainer '{command.Program}' did not start: {exception.Message}");
        }
    }

    private static void LowerPriority(Process process)
    {
        try
        {
            // Training takes every core; the worker's heartbeat must come first.
            process.PriorityClass = ProcessPriorityClass.BelowNormal;
        }
        catch (InvalidOperationException) when (process.HasExited)
        {
            // The reader finds out why it died.
        }
    }

    private async Task WriteAsync(TrainerRequest request, CancellationToken cancellation)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(TrainerProtocol.Write(request).AsMemory(), cancellation);
            await _process.StandardInput.FlushAsync(cancellation);
        }
        catch (IOException)
        {
            throw await DeathAsync();
        }
    }

    private async Task<TrainerMessage> ReadAsync(CancellationToken cancellation)
    {
        var line = await _process.StandardOutput.ReadLineAsync(cancellation) ?? throw await DeathAsync();
        try
        {
            return TrainerProtocol.Read<TrainerMessage>(line);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            var shown = line.Length > 200 ? line[..200] + "…" : line;
            throw new TrainerDiedException($"the trainer wrote a line that is no message of the protocol ({exception.Message}): {shown}");
        }
    }

    private async Task<TrainerDiedException> DeathAsync()
    {
        await _process.WaitForExitAsync();
        await LastWordsAsync();
        string lastLine;
        lock (_lastLogLines)
            lastLine = _lastLogLines.LastOrDefault(line => line.Trim().Length > 0) ?? "it said nothing";
        return new TrainerDiedException($"the trainer ended with exit code {_process.ExitCode}: {lastLine}");
    }

    /// <summary>Waits for the end of the log, but not for children that the trainer left behind and that may hold it open for good.</summary>
    private async Task LastWordsAsync() => await Task.WhenAny(_logReader, Task.Delay(TimeSpan.FromSeconds(1)));

    private async Task ReadLogAsync()
    {
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            LogTrainerLine(ProcessId, line);
            lock (_lastLogLines)
            {
                _lastLogLines.Enqueue(line);
                if (_lastLogLines.Count > 50)
                    _lastLogLines.Dequeue();
            }
        }
    }
}
