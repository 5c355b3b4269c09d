namespace NasV2.Specs;

/// <summary>The fields of <c>trainer</c>.</summary>
internal static class TrainerSection
{
    private static readonly Text Word = new("^[^\\u0000]{1,4096}$", "text of 1 to 4096 characters; numbers need quotes");

    public static Section<TrainerSpec> Fields { get; } = new(new() { Command = [] })
    {
        { "command", new TextList(Word, least: 1, most: 64), s => s.Command, (s, v) => s with { Command = v },
          "The program and its arguments; {device} in an argument stands for the device. The operator of a service has to allow it.",
          Presence.Required },
    };
}
