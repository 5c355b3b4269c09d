using Microsoft.Extensions.DependencyInjection;
using NasV2.Storage;

namespace NasV2.EndToEnd.Tests;

/// <summary>Tokens, made as <c>nas token create</c> makes them, without a process of its own.</summary>
internal static class TestToken
{
    /// <summary>Migrates the store and adds a token.</summary>
    /// <returns>What its bearer sends.</returns>
    public static async Task<string> CreateAsync(string store, AccessScope scope)
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        await using var services = new ServiceCollection().AddNasStore(new StoreOptions { Address = store }).BuildServiceProvider();
        await services.GetRequiredService<StoreMigrator>().MigrateAsync(cancellationToken);
        var issued = IssuedToken.New($"a {scope} token", scope, TimeProvider.System.GetUtcNow(), expires: null, TokenQuota.None);
        await services.GetRequiredService<ITokenStore>().AddAsync(issued.Stored, cancellationToken);
        return issued.Text.Reveal();
    }
}
