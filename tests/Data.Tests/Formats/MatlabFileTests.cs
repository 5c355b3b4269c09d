using System.Runtime.InteropServices;

namespace NasV2.Data.Tests;

public sealed class MatlabFileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Arrays_are_found_by_name_packed_or_not()
    {
        var path = _folder.Write("a.mat", MatlabBytes.File(
            MatlabBytes.Bytes("first", 1, 2, 3, 4, 5),
            MatlabBytes.Compressed(MatlabBytes.Bytes("second", 6, 7)),
            MatlabBytes.Compressed(MatlabBytes.Bytes("c", 8))));

        Assert.Equal([1, 2, 3, 4, 5], MatlabFile.Numbers(path, "first"));
        Assert.Equal([6, 7], MatlabFile.Numbers(path, "second"));
        Assert.Equal([8], MatlabFile.Numbers(path, "c"));
    }

    [Fact]
    public void Numbers_of_every_type_are_read()
    {
        Check(1, (sbyte)-3, (sbyte)100);
        Check(2, (byte)3, (byte)200);
        Check(3, (short)-300, (short)300);
        Check(4, (ushort)3, (ushort)60_000);
        Check(5, -300_000, 300_000);
        Check(6, 3u, 4_000_000_000u);
        Check(7, -0.5f, 2.5f);
        Check(9, -0.1, 1e100);
        Check(12, -1L << 40, 1L << 40);
        Check(13, 3UL, 1UL << 60);
    }

    [Fact]
    public void A_missing_array_is_reported_by_its_name()
    {
        var path = _folder.Write("a.mat", MatlabBytes.File(MatlabBytes.Bytes("first", 1)));

        var error = Assert.Throws<DatasetException>(() => MatlabFile.Numbers(path, "labels"));

        Assert.Equal($"{path} has no array of numbers named 'labels'.", error.Message);
    }

    [Fact]
    public void A_file_that_is_not_of_version_5_is_refused()
    {
        var path = _folder.Write("a.mat", new byte[200]);

        var error = Assert.Throws<DatasetException>(() => MatlabFile.Numbers(path, "labels"));

        Assert.Equal($"{path} is damaged: expected a MATLAB file of version 5, found version 0x0000 and byte order 0x0000.", error.Message);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void However_short_a_file_is_cut_it_is_refused_by_name(bool packed)
    {
        var array = MatlabBytes.Bytes("labels", 1, 2, 3, 4, 5, 6, 7, 8, 9);
        var whole = MatlabBytes.File(packed ? MatlabBytes.Compressed(array) : array);

        for (var length = 0; length < whole.Length - 8; length++)
        {
            var path = _folder.Write("a.mat", whole.AsSpan(0, length));
            var error = Assert.Throws<DatasetException>(() => MatlabFile.Numbers(path, "labels"));
            Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        }
    }

    private void Check<T>(int type, params T[] values) where T : struct, System.Numerics.INumber<T>
    {
        var bytes = MemoryMarshal.AsBytes(values.AsSpan()).ToArray();
        var path = _folder.Write("a.mat", MatlabBytes.File(MatlabBytes.Array("x", type, values.Length, bytes)));

        Assert.Equal(values.Select(double.CreateChecked), MatlabFile.Numbers(path, "x"));
    }
}
