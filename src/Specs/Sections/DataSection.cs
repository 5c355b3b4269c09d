namespace NasV2.Specs;

/// <summary>The fields of <c>data</c>.</summary>
internal static class DataSection
{
    private static readonly Whole<int> Images = new(1, int.MaxValue);

    public static Section<DataSpec> Fields { get; } = new(new() { Format = "" })
    {
        { "format", new KnownName(known => known.Datasets), s => s.Format, (s, v) => s with { Format = v },
          "Name of the dataset format.", Presence.Required },
        { "path", new Text("^.*\\S.*$", "a folder"), s => s.Path, (s, v) => s with { Path = v },
          "Folder with the dataset; left out: the format's own folder under the data home." },
        { "train", new Optional<int>(Images), s => s.Train, (s, v) => s with { Train = v },
          "Images to train on; left out: all that minival leaves." },
        { "minival", Images, s => s.Minival, (s, v) => s with { Minival = v },
          "Images of the training set that are held out to measure accuracy." },
        { "seed", new Whole<int>(0, int.MaxValue), s => s.Seed, (s, v) => s with { Seed = v },
          "Seed of the split into train and minival." },
    };
}
