namespace NasV2.Storage;

/// <summary>
/// <see cref="IJobStore"/> over EF Core. A change is a conditional update (compare-and-swap on state and token), then its
/// events, in one short transaction. Rows are taken in one order, the trial's and then the job's, so that changes cannot
/// block each other for good.
/// </summary>
internal sealed partial class EfJobStore(StoreTransactions transactions, TimeProvider clock) : IJobStore
{
    // What the store keeps is what callers see: no fractions of a millisecond.
    private DateTimeOffset Now() => DateTimeOffset.FromUnixTimeMilliseconds(clock.GetUtcNow().ToUnixTimeMilliseconds());
}
