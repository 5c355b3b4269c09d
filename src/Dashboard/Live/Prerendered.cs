using Google.Protobuf;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace NasV2.Dashboard.Live;

/// <summary>
/// Passes what the first, static rendering of a page read on to its live rendering, so that it is neither read nor waited for twice.
/// </summary>
internal sealed class Prerendered(PersistentComponentState state) : IDisposable
{
    /// <summary>
    /// It travels to the browser and, encrypted and in base64, back through the hub, which takes at most <see cref="HubBytes"/>.
    /// </summary>
    private const int MaxBytes = 64 << 10;

    /// <summary>The largest message that a page's hub takes: what was handed over, or a spec that was pasted.</summary>
    public const int HubBytes = 512 << 10;

    private readonly List<PersistingComponentStateSubscription> _subscriptions = [];

    /// <summary>The answer that was handed over, or a new one.</summary>
    public async Task<T> GetAsync<T>(string key, Func<Task<T>> read)
        where T : class, IMessage<T>, new()
    {
        if (state.TryTakeFromJson<byte[]>(key, out var bytes) && bytes is not null)
        {
            var kept = new T();
            kept.MergeFrom(bytes);
            return kept;
        }

        var answer = await read();
        if (answer.CalculateSize() > MaxBytes)
            return answer;
        _subscriptions.Add(state.RegisterOnPersisting(
            () =>
            {
                state.PersistAsJson(key, answer.ToByteArray());
                return Task.CompletedTask;
            },
            RenderMode.InteractiveServer));
        return answer;
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
