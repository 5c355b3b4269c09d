using System.Text;

namespace NasV2.Data.Tests;

public sealed class MatlabValueTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Texts_of_a_cell_array_are_read_packed_or_not(bool packed)
    {
        var array = MatlabBytes.Cells("names", MatlabBytes.Text("", "AM General Hummer SUV 2000"), MatlabBytes.Text("", "BMW"));
        var path = Write(MatlabBytes.Bytes("other", 1), packed ? MatlabBytes.Compressed(array) : array);

        Assert.Equal(["AM General Hummer SUV 2000", "BMW"], MatlabFile.Texts(path, "names"));
    }

    [Fact]
    public void Characters_of_every_encoding_are_read()
    {
        Check(1, Encoding.Latin1);
        Check(2, Encoding.Latin1);
        Check(4, Encoding.Unicode);
        Check(16, Encoding.UTF8);
        Check(17, Encoding.Unicode);
        Check(18, Encoding.UTF32);

        void Check(int type, Encoding encoding)
        {
            var path = Write(MatlabBytes.Cells("x", MatlabBytes.Text("", "Citroën C3", type, encoding)));
            Assert.Equal(["Citroën C3"], MatlabFile.Texts(path, "x"));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_field_of_a_structure_array_has_the_values_of_all_items(bool packed)
    {
        var array = MatlabBytes.Structs(
            "cars",
            ["class", "fname"],
            MatlabBytes.Bytes("", 7), MatlabBytes.Text("", "a.jpg"),
            MatlabBytes.Bytes("", 9, 8), MatlabBytes.Nothing());

        var fields = MatlabFile.Structs(Write(packed ? MatlabBytes.Compressed(array) : array), "cars");

        Assert.Equal(["class", "fname"], fields.Keys);
        Assert.Equal<double[]>([[7], [9, 8]], fields["class"].Select(value => Assert.IsType<MatlabValue.Numbers>(value).Items));
        Assert.Equal("a.jpg", Assert.IsType<MatlabValue.Text>(fields["fname"][0]).Characters);
        Assert.Empty(Assert.IsType<MatlabValue.Numbers>(fields["fname"][1]).Items);
    }

    [Fact]
    public void Arrays_within_arrays_are_read()
    {
        var inner = MatlabBytes.Structs("", ["list"], MatlabBytes.Cells("", MatlabBytes.Text("", "deep")));

        var fields = MatlabFile.Structs(Write(MatlabBytes.Structs("outer", ["inner"], inner)), "outer");

        var list = Assert.IsType<MatlabValue.Structs>(fields["inner"][0]).Fields["list"][0];
        Assert.Equal("deep", Assert.IsType<MatlabValue.Text>(Assert.IsType<MatlabValue.Cells>(list).Items[0]).Characters);
    }

    [Fact]
    public void A_kind_of_array_that_is_not_read_leaves_the_rest_readable()
    {
        const byte Sparse = 5;
        var fields = MatlabFile.Structs(
            Write(MatlabBytes.Structs("x", ["a", "b"], MatlabBytes.Matrix(Sparse, "", 3), MatlabBytes.Bytes("", 4))), "x");

        Assert.IsType<MatlabValue.Other>(fields["a"][0]);
        Assert.Equal([4], Assert.IsType<MatlabValue.Numbers>(fields["b"][0]).Items);
    }

    [Fact]
    public void What_is_of_another_kind_is_refused_by_file_name_and_kind()
    {
        var path = Write(MatlabBytes.Text("text", "123"), MatlabBytes.Cells("mixed", MatlabBytes.Text("", "a"), MatlabBytes.Bytes("", 1)));

        Refused($"{path} has no array of numbers named 'text'.", () => MatlabFile.Numbers(path, "text"));
        Refused($"{path} has no cell array of texts named 'text'.", () => MatlabFile.Texts(path, "text"));
        Refused($"{path} has no cell array of texts named 'mixed'.", () => MatlabFile.Texts(path, "mixed"));
        Refused($"{path} has no structure array named 'mixed'.", () => MatlabFile.Structs(path, "mixed"));

        static void Refused(string message, Func<object> read) =>
            Assert.Equal(message, Assert.Throws<DatasetException>(() => { read(); }).Message);
    }

    [Fact]
    public void Damage_within_an_array_is_refused_by_the_file_s_name()
    {
        var array = MatlabBytes.Structs(
            "x", ["a", "b"], MatlabBytes.Text("", "some text"), MatlabBytes.Cells("", MatlabBytes.Bytes("", 1, 2, 3)));

        // Whichever byte is another: what is left is read or refused, and nothing worse.
        for (var position = 8; position < array.Length; position++)
        {
            byte[] damaged = [.. array];
            damaged[position] ^= 0xFF;
            var path = Write(damaged);
            if (Record.Exception(() => MatlabFile.Structs(path, "x")) is { } error)
                Assert.StartsWith(path, Assert.IsType<DatasetException>(error).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Arrays_in_arrays_without_end_are_refused()
    {
        var array = MatlabBytes.Bytes("", 1);
        for (var depth = 0; depth < 100; depth++)
            array = MatlabBytes.Cells(depth == 99 ? "x" : "", array);
        var path = Write(array);

        Assert.Equal(
            $"{path} is damaged: expected a MATLAB file of version 5, found arrays in arrays over 32 deep.",
            Assert.Throws<DatasetException>(() => MatlabFile.Texts(path, "x")).Message);
    }

    private string Write(params byte[][] elements) => _folder.Write("a.mat", MatlabBytes.File(elements));
}
