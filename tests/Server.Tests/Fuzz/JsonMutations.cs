using System.Text;

namespace NasV2.Server.Tests.Fuzz;

/// <summary>Ways to spoil a JSON body, and values in addresses.</summary>
internal static class JsonMutations
{
    private const int Levels = 3000;

    private static readonly string[] BadValues =
    [
        "..", "../..", "%2e%2e", "%2e%2e%2f%2e%2e%2fetc%2fpasswd", "%00", "a%00b", "%ff%fe", "%c0%af", "%ed%a0%80", "%", "%zz",
        "%25%32%65", ".", "~", "*", "**", "{id}",
        ":", ":watch", "%3Awatch", "%0d%0aX-Forged:%201", "%e2%80%ae", "-1", "99999999999999999999", "1e400", "NaN", "true", "null", "'",
        "\"", "%22", "<script>", "\\", "%5c",
    ];

    private static readonly string[] Fragments =
    [
        "null", "{}", "[]", "-1", "1e400", "99999999999999999999", "true", "\"\\ud800\"", "\"\\u0000\"", "NaN", "\"a\":\"a\",",
        "\"__proto__\":{},", "\"@type\":\"type.googleapis.com/x\",", "//", "/**/",
    ];

    public static IReadOnlyDictionary<string, Func<byte[], Random, byte[]>> All { get; } =
        new Dictionary<string, Func<byte[], Random, byte[]>>(ByteMutations.All)
        {
            ["deep arrays"] = (bytes, chance) =>
                ByteMutations.Insert(bytes, Encoding.UTF8.GetBytes(new string('[', chance.Next(Levels))), chance),
            ["deep objects"] = (bytes, chance) => ByteMutations.Insert(
                bytes, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"id\":", chance.Next(Levels)))), chance),
            ["a foreign value"] = (bytes, chance) => Encoding.UTF8.GetBytes(Swap(Encoding.UTF8.GetString(bytes), chance)),
            ["a fragment"] = (bytes, chance) =>
                ByteMutations.Insert(bytes, Encoding.UTF8.GetBytes(Fragments[chance.Next(Fragments.Length)]), chance),
        };

    /// <summary>A value of a path or query, often bad.</summary>
    public static string Value(string good, Random chance) => chance.Next(4) switch
    {
        0 => BadValues[chance.Next(BadValues.Length)],
        1 => good + BadValues[chance.Next(BadValues.Length)],
        2 when chance.Next(10) == 0 => new string("a/%"[chance.Next(3)], 1 << chance.Next(15)),
        _ => good,
    };

    /// <summary>Puts another kind of value where one stood.</summary>
    private static string Swap(string json, Random chance)
    {
        var colons = json.Index().Where(letter => letter.Item == ':').Select(letter => letter.Index).ToList();
        if (colons.Count == 0)
            return Fragments[chance.Next(Fragments.Length)];
        var start = colons[chance.Next(colons.Count)] + 1;
        var end = json.IndexOfAny([',', '}'], start);
        return json[..start] + Fragments[chance.Next(Fragments.Length)] + (end < 0 ? "" : json[end..]);
    }
}
