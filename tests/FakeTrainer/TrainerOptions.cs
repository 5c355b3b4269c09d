using System.Globalization;

namespace NasV2.FakeTrainer;

/// <summary>How a fake trainer behaves, as its command line says.</summary>
public sealed record TrainerOptions
{
    private static readonly Dictionary<string, Func<TrainerOptions, string, TrainerOptions>> Known = new(StringComparer.Ordinal)
    {
        ["--protocol"] = (options, text) => options with { Protocol = ParseInteger(text) },
        ["--device-type"] = (options, text) => options with { DeviceType = text },
        ["--epoch-ms"] = (options, text) => options with { Rules = Range(options.Rules, text) },
        ["--poison"] = (options, text) => options with { Rules = options.Rules with { PoisonedPercent = Percent(text) } },
        ["--hang"] = (options, text) => options with { Rules = options.Rules with { HangingPercent = Percent(text) } },
        ["--status"] = (options, text) => options with { StatusFolder = text },
        ["--brake"] = (options, text) => options with { BrakeFile = text },
    };

    /// <summary>The protocol version that it says it speaks; default 2.</summary>
    public int Protocol { get; init; } = 2;

    /// <summary>The hardware that it reports; default NAS_DEVICE_TYPE where it is set (a search's own trainer), else <c>fake</c>.</summary>
    public string DeviceType { get; init; } = Environment.GetEnvironmentVariable("NAS_DEVICE_TYPE") ?? "fake";

    /// <summary>What becomes of an architecture.</summary>
    public FateRules Rules { get; init; } = new();

    /// <summary>Folder in which a file named by the process id holds the architecture in training, if any; null for none.</summary>
    public string? StatusFolder { get; init; }

    /// <summary>While this file exists no epoch begins and no trial ends; null for none.</summary>
    public string? BrakeFile { get; init; }

    /// <summary>From <c>--name value</c> pairs.</summary>
    /// <exception cref="FormatException">A name is unknown or a value is wrong.</exception>
    public static TrainerOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new TrainerOptions();
        for (var at = 0; at < arguments.Count; at += 2)
        {
            if (!Known.TryGetValue(arguments[at], out var read))
                throw new FormatException($"There is no option '{arguments[at]}'; known are {string.Join(", ", Known.Keys)}.");
            if (at + 1 == arguments.Count)
                throw new FormatException($"The option '{arguments[at]}' needs a value.");
            options = read(options, arguments[at + 1]);
        }

        return options;
    }

    private static int ParseInteger(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
        ? value
        : throw new FormatException($"'{text}' is not a whole number.");

    private static double Percent(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 100
            ? value
            : throw new FormatException($"'{text}' is not a percentage from 0 to 100.");

    private static FateRules Range(FateRules rules, string text) =>
        text.Split('-') is [var low, var high] && ParseInteger(low) <= ParseInteger(high)
            ? rules with { MinEpochMs = ParseInteger(low), MaxEpochMs = ParseInteger(high) }
            : throw new FormatException($"'{text}' is not a range of milliseconds such as 20-200.");
}
