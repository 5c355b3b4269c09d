using System.CommandLine;
using System.Globalization;
using NasV2.Cli.Architectures;

namespace NasV2.Cli.Verbs;

/// <summary>Arguments and options that the verbs about networks share.</summary>
internal static class ArchOptions
{
    /// <summary>Those of ImageNet.</summary>
    public const int DefaultClasses = 1000;

    public static Argument<string> Network() => new("network") { Description = ArchitectureArgument.Forms };

    /// <summary>The outputs of the classifier; null where the option is not given.</summary>
    public static Option<int?> Classes() => Whole("--classes", $"Outputs of the classifier. Default: {DefaultClasses}.", 1_000_000);

    /// <summary>A side of images in pixels; null where the option is not given.</summary>
    public static Option<int?> Resolution(string name, string description) => Whole(name, description, 4096);

    private static Option<int?> Whole(string name, string description, int most) => new(name)
    {
        Description = description,
        HelpName = "n",
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= 1 && value <= most)
                return value;
            result.AddError($"{name} is '{text}', but must be a whole number from 1 to {most}.");
            return null;
        },
    };
}
