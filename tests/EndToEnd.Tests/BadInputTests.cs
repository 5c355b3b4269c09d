namespace NasV2.EndToEnd.Tests;

public sealed class BadInputTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Five_mistakes_in_a_spec_are_named_in_one_answer()
    {
        using var home = new SearchHome();
        home.Write(
            """
            name: Not A Name
            space: paper-b5
            trials: 0
            data: { format: imagenet }
            recipe: { resolution: 32, epoch: 3 }
            """);
        var run = await NasProcess.RunAsync(home.SearchArguments());
        Assert.Equal(2, run.ExitCode);
        var lines = run.Error.TrimEnd().Split('\n');
        Assert.Equal(5, lines.Length);
        Assert.All(
            ["name", "space", "trials", "data.format", "recipe.epoch"],
            field => Assert.Contains(lines, line => line.Contains($": {field} ", StringComparison.Ordinal)));
        Assert.All(lines, line => Assert.StartsWith(home.Spec + ":", line, StringComparison.Ordinal));
        Assert.False(Directory.Exists(home.Home));
    }

    [Fact]
    public async Task A_missing_or_truncated_dataset_pauses_the_job_with_one_sentence_and_the_search_resumes_once_it_is_complete()
    {
        using var home = new SearchHome();
        var data = Path.Combine(home.Folder, "mnist");
        IdxFiles.Write(data, count: 600);
        var images = Path.Combine(data, "train-images-idx3-ubyte");
        var whole = File.ReadAllBytes(images);
        File.WriteAllBytes(images, whole[..5000]);

        home.Write(SearchHome.SmallJob(trials: 1, "{ format: mnist, path: /nowhere, train: 320, minival: 200 }"));
        var absent = await NasProcess.RunAsync(home.SearchArguments());
        Assert.Equal(1, absent.ExitCode);
        Assert.Contains("/nowhere", absent.Error, StringComparison.Ordinal);
        var broken = await NasProcess.RunAsync(home.SearchArguments("--resume", "--data", data));
        Assert.Equal(1, broken.ExitCode);
        Assert.Contains(images, broken.Error, StringComparison.Ordinal);
        Assert.Contains("5000", broken.Error.Replace(",", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", broken.Error, StringComparison.Ordinal);
        Assert.Equal(JobState.Paused, (await home.ReadAsync(store => store.FindJobAsync("small-1", Ct)))!.State);

        File.WriteAllBytes(images, whole);
        var resumed = await NasProcess.RunAsync(home.SearchArguments("--resume", "--data", data));
        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Equal(JobState.Completed, (await home.ReadAsync(store => store.FindJobAsync("small-1", Ct)))!.State);
    }

    [Fact]
    public async Task A_full_disk_ends_the_search_with_one_sentence_and_it_resumes_when_there_is_space()
    {
        using var home = new SearchHome();
        using var disk = new SmallDisk(home.Home, megabytes: 1);
        home.Write(SearchHome.QuickJob(trials: 3));
        disk.Fill(keepKilobytes: 450);

        var full = await NasProcess.RunAsync(home.SearchArguments("--resume"));
        Assert.Equal(1, full.ExitCode);
        var sentence = Assert.Single(full.Error.TrimEnd().Split('\n'));
        Assert.Contains("full", sentence, StringComparison.Ordinal);
        Assert.Contains(home.Home, sentence, StringComparison.Ordinal);

        disk.Grow(megabytes: 64);
        var room = await NasProcess.RunAsync(home.SearchArguments("--resume"));
        Assert.True(room.ExitCode == 0, room.Error);
    }

    [Theory]
    [InlineData("--home")]
    [InlineData("--out")]
    public async Task An_unwritable_folder_is_named_before_anything_runs(string option)
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "needs /proc, where no folder can be created");
        using var home = new SearchHome();
        home.Write(SearchHome.SmallJob(trials: 1));
        string[] folders = option == "--home" ? ["--home", "/proc/nas", "--out", home.Out] : ["--home", home.Home, "--out", "/proc/nas"];
        var run = await NasProcess.RunAsync(["search", home.Spec, .. folders]);
        Assert.InRange(run.ExitCode, 1, 2);
        Assert.Contains("/proc/nas", Assert.Single(run.Error.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spec_that_is_not_there_is_named()
    {
        using var home = new SearchHome();
        var run = await NasProcess.RunAsync(home.SearchArguments());
        Assert.Equal((2, $"There is no job file '{home.Spec}'."), (run.ExitCode, run.Error.Trim()));
    }
}
