using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using NasV2.Storage;

namespace NasV2.EndToEnd.Tests;

/// <summary>A folder with a home, a job spec and results of its own.</summary>
internal sealed class SearchHome : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-e2e-");

    public string Folder => _folder.FullName;

    public string Home => Path.Combine(Folder, "home");

    public string Out => Path.Combine(Folder, "out");

    public string Spec => Path.Combine(Folder, "job.yaml");

    /// <summary>The address of its store.</summary>
    public string Store => $"sqlite:{Path.Combine(Home, "nas.db")}";

    /// <summary>A search whose trials take about a second each, and learn (<see cref="IdxFiles"/>).</summary>
    public static string SmallJob(int trials, string? data = null, int epochs = 2) => string.Create(
        CultureInfo.InvariantCulture,
        $"""
        name: small
        space: small-image
        trials: {trials}
        data: {data ?? IdxFiles.Data(train: 320)}
        recipe: {"{"} epochs: {epochs}, batch: 16, resolution: 16, learningRate: 0.5, warmupEpochs: 0, emaDecay: 0, augmentation: none {"}"}
        stepTime: {"{"} warmupSteps: 1, blockSteps: 2, maxSteps: 4 {"}"}
        scaling: {"{"} evalResolution: 16 {"}"}
        """);

    /// <summary>A search whose trials take a moment and need no libtorch: their results follow from the
    /// architecture (tests/FakeTrainer).</summary>
    public static string QuickJob(int trials) =>
        $"{SmallJob(trials)}\ntrainer: {{ command: ['{Path.Combine(AppContext.BaseDirectory, "NasV2.FakeTrainer")}', --poison, '0'] }}\n";

    public IEnumerable<string> SearchArguments(params string[] more) =>
        ["search", Spec, "--home", Home, "--out", Out, "--device", "cpu", .. more];

    public void Write(string spec) => File.WriteAllText(Spec, spec);

    /// <summary>Reads the store, also while a search writes to it.</summary>
    public async Task<T> ReadAsync<T>(Func<IJobStore, Task<T>> read)
    {
        await using var services = new ServiceCollection()
            .AddNasStore(new StoreOptions { Address = Store })
            .BuildServiceProvider();
        return await read(services.GetRequiredService<IJobStore>());
    }

    /// <summary>Trainers that belong to this home.</summary>
    public IEnumerable<int> Trainers() =>
        from process in Directory.EnumerateDirectories("/proc")
        let id = Path.GetFileName(process)
        where id.All(char.IsAsciiDigit) && CommandLine(process) is { } line
            && line.Contains("\0trainer\0", StringComparison.Ordinal) && line.Contains(Home, StringComparison.Ordinal)
        select int.Parse(id, CultureInfo.InvariantCulture);

    public void Dispose() => _folder.Delete(recursive: true);

    private static string? CommandLine(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "cmdline"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // It ended between the listing and the look.
            return null;
        }
    }
}
