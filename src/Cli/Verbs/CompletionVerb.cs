using System.CommandLine;

namespace NasV2.Cli.Verbs;

/// <summary><c>nas completion</c>: the script with which a shell completes this program's words.</summary>
internal static class CompletionVerb
{
    private static readonly SortedDictionary<string, string> Scripts = new(StringComparer.Ordinal)
    {
        ["bash"] = """
            _nas() {
              COMPREPLY=($(compgen -W "$(nas "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)" -- "${COMP_WORDS[COMP_CWORD]}"))
            }
            complete -o default -F _nas nas
            """,
        ["fish"] = """
            complete -c nas -a "(nas \"[suggest:\"(commandline -C)\"]\" (commandline -p) 2>/dev/null)"
            """,
        ["zsh"] = """
            _nas() {
              compadd -- ${(f)"$(nas "[suggest:${CURSOR}]" "${BUFFER}" 2>/dev/null)"}
            }
            compdef _nas nas
            """,
    };

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "Your shell." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command =
            new Command("completion", "Prints the script that completes nas in your shell: source <(nas completion bash).") { shell };
        command.SetAction(parsed =>
        {
            Console.Out.WriteLine(Scripts[parsed.GetRequiredValue(shell)]);
            return ExitCodes.Success;
        });
        return command;
    }
}
