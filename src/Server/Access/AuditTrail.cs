using System.Text;
using System.Threading.Channels;
using System.Threading.RateLimiting;
using Grpc.Core;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NasV2.Storage;

namespace NasV2.Server.Access;

/// <summary>
/// Writes who changed what, and what was refused, into the log and the store. What was done is stored before its caller receives the
/// answer; refusals are stored soon after, at most 20 a second.
/// </summary>
internal sealed partial class AuditTrail(IAuditLog store, TimeProvider clock, ILogger<AuditTrail> logger) : BackgroundService
{
    private const int MaxLength = 200;
    private const int MaxWaiting = 1000;
    private readonly Channel<AuditEntry> _waiting =
        Channel.CreateBounded<AuditEntry>(new BoundedChannelOptions(MaxWaiting) { SingleReader = true });

    private readonly TokenBucketRateLimiter _refusals = new(new TokenBucketRateLimiterOptions
    {
        TokenLimit = 200,
        TokensPerPeriod = 20,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    });

    /// <summary>Notes what was done.</summary>
    public async Task DoneAsync(CallOrigin origin, string method, string subject)
    {
        var entry = Entry(origin, method, subject, AuditEntry.Done);
        await StoreAsync(entry, CancellationToken.None);
    }

    /// <summary>Notes what was refused or failed.</summary>
    public void Refused(CallOrigin origin, string method, string subject, StatusCode outcome)
    {
        using var lease = _refusals.AttemptAcquire();
        if (!lease.IsAcquired)
            return;
        var entry = Entry(origin, method, subject, outcome.ToString());
        if (!_waiting.Writer.TryWrite(entry))
            LogNotStored("too many wait.");
    }

    public override void Dispose()
    {
        _refusals.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var entry in _waiting.Reader.ReadAllAsync(stoppingToken))
            await StoreAsync(entry, stoppingToken);
    }

    private AuditEntry Entry(CallOrigin origin, string method, string subject, string outcome)
    {
        var now = clock.GetUtcNow();
        var entry = new AuditEntry(
            Guid.CreateVersion7(now).ToString("N"),
            now,
            origin.Caller?.Id ?? "",
            Plain(origin.Caller?.Name ?? ""),
            Plain(method),
            Plain(subject),
            outcome,
            origin.Remote);
        LogEntry(entry.Caller, entry.CallerId, entry.Method, entry.Subject, outcome, entry.Remote);
        return entry;
    }

    private async Task StoreAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await store.AppendAsync(entry, cancellationToken);
        }
        catch (StoreException exception)
        {
            LogNotStored(exception.Message);
        }
    }

    /// <summary>What a caller wrote must not look like lines of the log, and half a letter at the cut cannot be stored.</summary>
    private static string Plain(string text)
    {
        var cut = text.Length > MaxLength ? text[..MaxLength] : text;
        return string.Concat(cut.EnumerateRunes().Select(letter => Rune.IsControl(letter) ? "?" : letter.ToString()));
    }
}
