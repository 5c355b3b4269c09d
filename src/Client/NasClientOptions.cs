namespace NasV2.Client;

/// <summary>How a client reaches a service.</summary>
public sealed record NasClientOptions
{
    /// <summary>The heads, at least one: the first that answers is used, and the next when it goes away.</summary>
    public required IReadOnlyList<Uri> Servers { get; init; }

    /// <summary>The token that calls carry; null for none.</summary>
    public string? Token { get; init; }

    /// <summary>Makes the handler of each connection, for certificates of one's own; null for the platform's.</summary>
    public Func<HttpMessageHandler>? Handler { get; init; }

    /// <summary>Limit of a call that brings none of its own; default 15 seconds. Streams have none.</summary>
    public TimeSpan CallLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a call is made until a head serves it, each time at the next head; default 3.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>Wait after all heads refused; doubles with each round up to 32 times; default 0.25 seconds.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The clock of limits and waits.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
