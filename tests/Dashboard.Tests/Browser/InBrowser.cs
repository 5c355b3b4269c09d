namespace NasV2.Dashboard.Tests.Browser;

/// <summary>One browser, and one test at a time in it.</summary>
[CollectionDefinition(nameof(InBrowser), DisableParallelization = true)]
public sealed class InBrowser : ICollectionFixture<Chromium>;
