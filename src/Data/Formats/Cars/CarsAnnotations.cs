using System.Collections.Immutable;

namespace NasV2.Data;

/// <summary>Reads which car is on which image: structures <c>annotations</c> with the fields <c>class</c> and <c>fname</c>.</summary>
internal static class CarsAnnotations
{
    private const string Variable = "annotations";

    /// <param name="path">The MATLAB file.</param>
    /// <param name="folder">The images' folder.</param>
    /// <param name="classNames">Class names; the first is class 1.</param>
    /// <exception cref="DatasetException">The file is not there or damaged, or an annotation says nothing of use.</exception>
    public static ImageFiles Read(string path, string folder, ImmutableArray<string> classNames)
    {
        var fields = MatlabFile.Structs(path, Variable);
        var (classes, names) = (Field(path, fields, "class"), Field(path, fields, "fname"));
        if (classes.IsEmpty)
            throw new DatasetException($"{path}: '{Variable}' is empty, expected at least one annotation.");
        var images = classes.Zip(names).Select((image, index) => new ImageFile(
            Path.Combine(folder, FileName(path, index, image.Second)), [Class(path, index, image.First, classNames.Length) - 1]));
        return new ImageFiles(folder, classNames, [.. images]);
    }

    private static ImmutableArray<MatlabValue> Field(
        string path, IReadOnlyDictionary<string, ImmutableArray<MatlabValue>> fields, string name) =>
        fields.TryGetValue(name, out var values)
            ? values
            : throw new DatasetException($"{path}: '{Variable}' has no field '{name}', only [{string.Join(", ", fields.Keys)}].");

    private static int Class(string path, int index, MatlabValue value, int largest) =>
        value is MatlabValue.Numbers { Items: [var number] } && number >= 1 && number <= largest && number == Math.Floor(number)
            ? (int)number
            : throw Wrong(path, index, "class", $"a whole number from 1 to {largest}", value);

    // A name that leads out of the folder would get around the folders that data must lie in.
    private static string FileName(string path, int index, MatlabValue value) =>
        value is MatlabValue.Text { Characters: { Length: > 0 } name } && name is not ("." or "..") && Path.GetFileName(name) == name
            ? name
            : throw Wrong(path, index, "fname", "the name of a file", value);

    private static DatasetException Wrong(string path, int index, string field, string expected, MatlabValue value)
    {
        var found = value switch
        {
            MatlabValue.Text text => $"'{text.Characters}'",
            MatlabValue.Numbers { Items: [var number] } => $"{number}",
            MatlabValue.Numbers numbers => $"{numbers.Items.Length} numbers",
            _ => "something else",
        };
        return new DatasetException($"{path}: expected {expected} in {Variable}({index + 1}).{field}, found {found}.");
    }
}
