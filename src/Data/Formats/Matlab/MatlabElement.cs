namespace NasV2.Data;

/// <summary>One tagged piece of a MATLAB file.</summary>
/// <param name="Type">Its type, a number of the format's table 1-1.</param>
/// <param name="Data">Its content.</param>
internal readonly record struct MatlabElement(int Type, ReadOnlyMemory<byte> Data)
{
    public const int Int8 = 1;
    public const int UInt8 = 2;
    public const int Int16 = 3;
    public const int UInt16 = 4;
    public const int Int32 = 5;
    public const int UInt32 = 6;
    public const int Single = 7;
    public const int Double = 9;
    public const int Int64 = 12;
    public const int UInt64 = 13;
    public const int Matrix = 14;
    public const int Compressed = 15;
    public const int Utf8 = 16;
    public const int Utf16 = 17;
    public const int Utf32 = 18;
}
