using System.CommandLine;
using NasV2.Server;
using NasV2.Training.Runs;

namespace NasV2.Cli.Training;

/// <summary>Options of the verbs that train.</summary>
internal sealed class TrainOptions
{
    private readonly Option<string> _arch = new("--arch")
    {
        Description = Architectures.ArchitectureArgument.Forms,
        HelpName = "network",
        DefaultValueFactory = _ => "efficientnetv2-b0",
    };

    private readonly Option<double> _width = new("--width")
    {
        Description = "Factor of the network's filters.",
        HelpName = "factor",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<string> _recipe = new("--recipe")
    {
        Description = RecipeArgument.Forms,
        HelpName = "recipe",
        DefaultValueFactory = _ => "small-images",
    };

    private readonly Option<string[]> _set = new("--set")
    {
        Description = "Changes a field of the recipe, such as epochs=20; may be repeated.",
        HelpName = "field=value",
    };

    private readonly Option<string> _data = new("--data")
    {
        Description = "A folder of images, or the name of a dataset (see nas data list).",
        HelpName = "data",
        Required = true,
    };

    private readonly Option<string?> _format = new("--format")
    {
        Description = "Format of the folder. Default: recognised by its files.",
        HelpName = "format",
    };

    private readonly Option<int?> _train = new("--train")
    {
        Description = "Images to train on. Default: all that minival leaves.",
        HelpName = "n",
    };

    private readonly Option<int?> _minival = new("--minival")
    {
        Description = "Images of the training set that judge the epochs. Default: a tenth of them, 1000 at most.",
        HelpName = "n",
    };

    private readonly Option<int> _every = new("--checkpoint-every")
    {
        Description = "Steps after which the state is kept within an epoch too; 0: after epochs only.",
        HelpName = "steps",
        DefaultValueFactory = _ => 500,
    };

    private readonly Option<string?> _from = new("--from")
    {
        Description =
            "Begin with the weights of an ended run: its folder or its best.safetensors. A classifier for other classes is re-initialised.",
        HelpName = "run",
    };

    private readonly Option<string> _device = CommonOptions.Device();
    private readonly Option<string?> _home = CommonOptions.Home();

    public void AddTo(Command command)
    {
        Option[] all = [_arch, _width, _recipe, _set, _data, _format, _train, _minival, _from, _every, _device, _home];
        foreach (var option in all)
            command.Add(option);
    }

    public TrainArguments Read(ParseResult parsed)
    {
        var (name, architecture) =
            TrainArguments.Network(parsed.GetRequiredValue(_arch), InRange(parsed.GetRequiredValue(_width), 0.05, 10));
        return new TrainArguments
        {
            Name = name,
            Architecture = architecture,
            Recipe = RecipeArgument.Find(parsed.GetRequiredValue(_recipe), parsed.GetValue(_set) ?? []),
            Data = parsed.GetRequiredValue(_data),
            Format = parsed.GetValue(_format),
            Train = parsed.GetValue(_train),
            Minival = parsed.GetValue(_minival),
            From = CheckStart(parsed.GetValue(_from)),
            Device = parsed.GetRequiredValue(_device),
            Home = NasHome.Find(parsed.GetValue(_home)),
            CheckpointEverySteps = Math.Max(0, parsed.GetRequiredValue(_every)),
        };
    }

    private static string? CheckStart(string? path) => path is null || File.Exists(path) || File.Exists(new RunFolder(path).Best)
        ? path
        : throw new UsageException($"There are no weights at '{path}'; expected the folder of an ended run or its best.safetensors.");

    private static double InRange(double width, double least, double most) => width >= least && width <= most
        ? width
        : throw new UsageException(FormattableString.Invariant($"--width is {width}, but must be from {least} to {most}."));
}
