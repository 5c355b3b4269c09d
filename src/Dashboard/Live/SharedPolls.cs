using Grpc.Core;
using NasV2.Dashboard.Hosting;

namespace NasV2.Dashboard.Live;

/// <summary>Lists that have no stream are asked again every two seconds, once for all pages that show the same.</summary>
internal sealed class SharedPolls(IDashboardCalls calls, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<object, Poll> _polls = [];

    /// <summary>Calls <paramref name="onAnswer"/> with each answer that differs from the one before, and with each failure, until
    /// the result is disposed of.</summary>
    /// <param name="request">What is asked; equal requests are asked once.</param>
    /// <param name="ask">Asks it, with the dashboard's own rights.</param>
    /// <param name="onAnswer">Takes an answer or why there is none.</param>
    public IDisposable Follow<TRequest, TAnswer>(
        TRequest request, Func<DashboardClients, TRequest, AsyncUnaryCall<TAnswer>> ask, Action<TAnswer?, RpcException?> onAnswer)
        where TRequest : class
        where TAnswer : class
    {
        Action<object?, RpcException?> handler = (answer, problem) => onAnswer((TAnswer?)answer, problem);
        lock (_lock)
        {
            if (!_polls.TryGetValue(request, out var poll))
            {
                var clients = new DashboardClients(calls.For(null));
                _polls[request] = poll = new Poll(async () => await ask(clients, request), time);
            }

            poll.Answered += handler;
            poll.Followers++;
        }

        return new Follower(() => Leave(request, handler));
    }

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var poll in _polls.Values)
                poll.Dispose();
            _polls.Clear();
        }
    }

    private void Leave(object request, Action<object?, RpcException?> handler)
    {
        lock (_lock)
        {
            if (!_polls.TryGetValue(request, out var poll))
                return;
            poll.Answered -= handler;
            if (--poll.Followers > 0)
                return;
            _polls.Remove(request);
            poll.Dispose();
        }
    }

    private sealed class Follower(Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }

    private sealed class Poll : IDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private object? _last;

        public Poll(Func<Task<object>> ask, TimeProvider time) => _ = RunAsync(ask, time);

        public event Action<object?, RpcException?>? Answered;

        public int Followers { get; set; }

        public void Dispose() => _stop.Cancel();

        private async Task RunAsync(Func<Task<object>> ask, TimeProvider time)
        {
            using var timer = new PeriodicTimer(Period, time);
            try
            {
                while (await timer.WaitForNextTickAsync(_stop.Token))
                    await AskAsync(ask);
            }
            catch (OperationCanceledException)
            {
                _stop.Dispose();
            }
        }

        private async Task AskAsync(Func<Task<object>> ask)
        {
            try
            {
                var answer = await ask();
                if (answer.Equals(_last))
                    return;
                _last = answer;
                Answered?.Invoke(answer, null);
            }
            catch (RpcException exception)
            {
                _last = null;
                Answered?.Invoke(null, exception);
            }
        }
    }
}
