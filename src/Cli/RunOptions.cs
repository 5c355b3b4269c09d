using System.CommandLine;
using NasV2.Server;

namespace NasV2.Cli;

/// <summary>Options of the verbs that run a search.</summary>
internal sealed class RunOptions
{
    private readonly Option<string?> _home = CommonOptions.Home();
    private readonly Option<string> _device = CommonOptions.Device();
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<string> _out = CommonOptions.Out();
    private readonly Option<bool> _resume = new("--resume")
    {
        Description = "Continue the newest search of this spec; starts one when there is none.",
    };

    public void AddTo(Command command)
    {
        command.Add(_resume);
        command.Add(_out);
        command.Add(_device);
        command.Add(_home);
        command.Add(_json);
    }

    public RunSettings Read(ParseResult parsed)
    {
        var home = NasHome.Find(parsed.GetValue(_home));
        return new RunSettings(
            home,
            parsed.GetRequiredValue(_device),
            Path.GetFullPath(parsed.GetRequiredValue(_out)),
            parsed.GetValue(_resume),
            parsed.GetValue(_json),
            device => BuiltInTrainer.Command(home, device));
    }
}
