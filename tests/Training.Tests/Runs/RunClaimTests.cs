using NasV2.Training.Checkpoints;
using NasV2.Training.Runs;

namespace NasV2.Training.Tests.Runs;

public sealed class RunClaimTests : IDisposable
{
    private static readonly RunIdentity Mine = new("r1", 1, "recipe", "data");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("nas-claim-");

    private RunFolder Folder => new(Path.Combine(_folder.FullName, "run"));

    [Fact]
    public void A_run_resumes_in_its_folder()
    {
        RunClaim.Take(Folder, Mine).Dispose();

        RunClaim.Take(Folder, Mine).Dispose();
    }

    [Fact]
    public void A_folder_of_another_run_is_refused_with_what_differs_and_stays_that_runs()
    {
        RunClaim.Take(Folder, Mine).Dispose();

        var refusal = Assert.Throws<RunFolderException>(() => RunClaim.Take(Folder, Mine with { Recipe = "other" }));

        Assert.Equal($"The folder '{Folder.Path}' holds a run that differs in recipe; choose another (--out).", refusal.Message);
        RunClaim.Take(Folder, Mine).Dispose();
    }

    [Fact]
    public void Two_do_not_train_in_one_folder_at_once()
    {
        using var first = RunClaim.Take(Folder, Mine);

        var refusal = Assert.Throws<RunFolderException>(() => RunClaim.Take(Folder, Mine));

        Assert.Equal($"Another process trains in the folder '{Folder.Path}'.", refusal.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"Architecture\":\"r1")]
    public void A_process_that_died_while_it_claimed_a_folder_leaves_it_free(string left)
    {
        Directory.CreateDirectory(Folder.Path);
        File.WriteAllText(Folder.Claim, left);

        RunClaim.Take(Folder, Mine).Dispose();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
