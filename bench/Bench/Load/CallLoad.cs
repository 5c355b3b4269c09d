using System.Diagnostics;

namespace NasV2.Bench.Load;

/// <summary>Calls that were made by a number of callers, each of which waits for an answer before it asks again.</summary>
/// <param name="Callers">How many there were.</param>
/// <param name="Calls">Calls that were answered.</param>
/// <param name="Rate">Answers a second.</param>
/// <param name="Median">Milliseconds that half of the calls took at most.</param>
/// <param name="P99">Milliseconds that 99 of 100 calls took at most.</param>
internal sealed record CallLoad(int Callers, int Calls, double Rate, double Median, double P99)
{
    public static async Task<CallLoad> MeasureAsync(int callers, TimeSpan duration, Func<Task> call)
    {
        var start = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            while (Stopwatch.GetElapsedTime(start) < duration)
            {
                var begin = Stopwatch.GetTimestamp();
                await call();
                own.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
            }

            return own;
        })));
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var sorted = times.SelectMany(own => own).Order().ToList();
        return new CallLoad(callers, sorted.Count, sorted.Count / seconds, sorted[sorted.Count / 2], sorted[sorted.Count * 99 / 100]);
    }
}
