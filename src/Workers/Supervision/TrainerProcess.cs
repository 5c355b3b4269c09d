using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using NasV2.Workers.Protocol;

namespace NasV2.Workers.Supervision;

/// <summary>
/// A running trainer: requests go to its standard input, messages come from its standard output, log lines from its standard error.
/// </summary>
public sealed partial class TrainerProcess : ITrainer
{
    private const int MaxLineBytes = 1024 * 1024;

    // For what is still in the pipes; children that a trainer left behind may hold them open for good.
    private static readonly TimeSpan Aftermath = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly ILogger _logger;
    private readonly BoundedLines _messages;
    private readonly TrainerLog _log;
    private readonly Task _exit;
    private readonly Task _logReader;
    private volatile string? _fault;

    private TrainerProcess(Process process, string name, ILogger logger, TimeProvider clock)
    {
        _process = process;
        _logger = logger;
        Name = name;
        ProcessId = process.Id;
        _messages = new BoundedLines(process.StandardOutput.BaseStream, MaxLineBytes);
        _log = new TrainerLog(process.StandardError.BaseStream, clock, line => LogTrainerLine(ProcessId, line));
        _exit = process.WaitForExitAsync();
        _logReader = Task.Run(ReadLogAsync);
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public ReadyMessage Ready { get; private set; } = null!;

    /// <summary>Its process id.</summary>
    public int ProcessId { get; }

    /// <inheritdoc/>
    public bool IsAlive => !_process.HasExited;

    /// <summary>Starts a trainer and waits until it is ready.</summary>
    /// <exception cref="TrainerDiedException">It cannot be started or is not ready in time.</exception>
    public static async Task<TrainerProcess> StartAsync(
        TrainerCommand command, ILogger logger, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(command);
        var trainer = new TrainerProcess(Launch(command), command.Name, logger, clock);
        try
        {
            using var limit = new CancellationTokenSource(command.StartLimit, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
            try
            {
                trainer.Ready = await trainer.ReadAsync(either.Token) as ReadyMessage
                    ?? throw new TrainerDiedException($"{command.Name} did not begin with a 'ready' message");
            }
            catch (OperationCanceledException) when (limit.IsCancellationRequested)
            {
                throw new TrainerDiedException($"{command.Name} was not ready within {command.StartLimit.TotalSeconds} s");
            }

            if (trainer.Ready.Protocol != TrainerProtocol.Version)
                throw new TrainerDiedException(
                    $"{command.Name} speaks protocol {trainer.Ready.Protocol}, this worker {TrainerProtocol.Version}");
            if (!new[] { trainer.Ready.Device, trainer.Ready.DeviceType, trainer.Ready.Libraries }.All(AnswerRules.IsStorable))
                throw new TrainerDiedException($"{command.Name} began with texts that are too long or hold a NUL character");
            return trainer;
        }
        catch
        {
            await trainer.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<TrainerAnswer> SendAsync(
        TrainerRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await WriteAsync(request, cancellationToken);
        while (true)
        {
            if (await ReadAsync(cancellationToken) is not TrainerAnswer message || message.Id != request.Id)
                throw new TrainerDiedException($"{Name} did not answer the request '{request.Id}'");
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
        await _exit;
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
        if (command.HiddenVariables is { } hidden)
            foreach (var name in start.Environment.Keys.Where(name => name.StartsWith(hidden, StringComparison.OrdinalIgnoreCase)).ToList())
                start.Environment.Remove(name);
        foreach (var (name, value) in command.Environment)
            start.Environment[name] = value;
        try
        {
            var process = Process.Start(start) ?? throw new TrainerDiedException($"{command.Name} did not start");
            LowerPriority(process);
            return process;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new TrainerDiedException($"{command.Name} did not start: {exception.Message}");
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

    private async Task WriteAsync(TrainerRequest request, CancellationToken cancellationToken)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(TrainerProtocol.Write(request).AsMemory(), cancellationToken);
            await _process.StandardInput.FlushAsync(cancellationToken);
        }
        catch (IOException)
        {
            throw await DeathAsync();
        }
    }

    private async Task<TrainerMessage> ReadAsync(CancellationToken cancellationToken)
    {
        var line = await ReadLineAsync(cancellationToken) ?? throw await DeathAsync();
        if (_messages.IsCut)
            throw new TrainerDiedException($"{Name} wrote a line of more than {MaxLineBytes / (1024 * 1024)} MiB");
        try
        {
            return TrainerProtocol.Read<TrainerMessage>(line);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException)
        {
            var shown = line.Length > 200 ? line[..200] + "…" : line;
            throw new TrainerDiedException(
                $"{Name} wrote a line that is not a message of the protocol ({exception.Message}): {AnswerRules.Sanitize(shown)}");
        }
    }

    private async Task<string?> ReadLineAsync(CancellationToken cancellationToken)
    {
        var line = _messages.ReadAsync(cancellationToken).AsTask();
        if (await Task.WhenAny(line, _exit) != line)
            await Task.WhenAny(line, Task.Delay(Aftermath, cancellationToken));
        cancellationToken.ThrowIfCancellationRequested();
        return line.IsCompleted ? await line : null;
    }

    private async Task<TrainerDiedException> DeathAsync()
    {
        await Task.WhenAny(_exit, Task.Delay(Aftermath));
        await LastWordsAsync();
        if (_fault is { } fault)
            return new TrainerDiedException($"{Name} {fault}");
        return new TrainerDiedException(_process.HasExited
            ? $"{Name} ended with exit code {_process.ExitCode}: {_log.LastLine}"
            : $"{Name} closed its standard output but kept running: {_log.LastLine}");
    }

    private async Task LastWordsAsync() => await Task.WhenAny(_logReader, Task.Delay(Aftermath));

    private async Task ReadLogAsync()
    {
        if (await _log.ReadAsync())
            return;
        // Its output is not read any more, so it cannot be used again.
        _fault = TrainerLog.Flood;
        LogTrainerLine(ProcessId, $"(ended, because it {TrainerLog.Flood})");
        _process.Kill(entireProcessTree: true);
    }
}
