using System.Text.Json.Nodes;
using NasV2.Storage;

namespace NasV2.Cli.Tests;

public sealed class TokenTests : TemporaryFolder
{
    [Fact]
    public void A_token_is_printed_once_and_listed_without_its_secret()
    {
        var made = Nas.Run(Verb(
            "create", "--name", "the build", "--scope", "submit", "--expires", "90d", "--running-jobs", "2", "--calls-per-second", "10"));

        Assert.Equal(0, made.ExitCode);
        Assert.True(TokenText.TryParse(made.Output.Trim(), out var token));
        Assert.Contains($"nas token revoke {token.Id}", made.Error, StringComparison.Ordinal);
        var listed = Nas.Run(Verb("list")).Output;
        Assert.Contains($"{token.Id}  submit  holds", listed, StringComparison.Ordinal);
        Assert.Contains("2 jobs, 10 calls a second  the build", listed, StringComparison.Ordinal);
        Assert.DoesNotContain(token.Secret, listed, StringComparison.Ordinal);
        Assert.DoesNotContain(
            token.Secret, File.ReadAllText(Path.Combine(Folder, "nas.db"), System.Text.Encoding.Latin1), StringComparison.Ordinal);
    }

    [Fact]
    public void A_token_can_go_into_a_file_that_only_its_user_reads()
    {
        var file = Path.Combine(Folder, "token");

        var made = Nas.Run(Verb("create", "--name", "x", "--out", file));

        Assert.Equal((0, ""), (made.ExitCode, made.Output));
        Assert.True(TokenText.TryParse(File.ReadAllText(file).Trim(), out _));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public void A_revoked_token_is_listed_as_such()
    {
        var id = (string?)Nas.Json(Verb("create", "--name", "x"))["id"];

        Assert.Equal($"{id} (x) is revoked.{Environment.NewLine}", Nas.Run(Verb("revoke", id!)).Output);
        Assert.NotNull((string?)Assert.Single((JsonArray)Nas.Json(Verb("list")))!["revoked"]);
    }

    [Theory]
    [InlineData("--scope", "root", "--scope is 'root', but must be one of read, submit, admin.")]
    [InlineData("--expires", "soon", "--expires is 'soon', but must be a number of days, hours or minutes, such as 90d, 12h or 30m.")]
    [InlineData("--running-jobs", "0", "--running-jobs is '0', but must be a whole number from 1.")]
    public void A_wrong_option_is_reported_at_once(string option, string value, string answer)
    {
        var run = Nas.Run(Verb("create", "--name", "x", option, value));

        Assert.Equal((2, answer + Environment.NewLine), (run.ExitCode, run.Error));
    }

    [Fact]
    public void An_unknown_token_is_not_revoked()
    {
        Nas.Run(Verb("create", "--name", "x"));

        var run = Nas.Run(Verb("revoke", "none"));

        Assert.Equal(
            (2, $"There is no token 'none'; 'nas token list' shows the tokens.{Environment.NewLine}"), (run.ExitCode, run.Error));
    }

    [Fact]
    public void The_audit_log_of_a_new_store_is_empty()
    {
        Nas.Run(Verb("create", "--name", "x"));

        Assert.Empty((JsonArray)Nas.Json("audit", "--home", Folder));
    }

    [Theory]
    [InlineData("none.txt", null, "cannot be read")]
    [InlineData("empty.txt", " ", "is empty; expected a token.")]
    public void A_token_file_that_holds_none_is_named(string name, string? content, string answer)
    {
        var file = Path.Combine(Folder, name);
        if (content is not null)
            File.WriteAllText(file, content);

        var run = Nas.Run("workers", "--server", "http://127.0.0.1:1", "--token-file", file);

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"--token-file is '{file}', which ", run.Error, StringComparison.Ordinal);
        Assert.Contains(answer, run.Error, StringComparison.Ordinal);
    }

    private string[] Verb(params string[] words) => ["token", .. words, "--home", Folder];
}
