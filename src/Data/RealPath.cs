namespace NasV2.Data;

/// <summary>Where a path leads when every link in it is followed, as the operating system does.</summary>
internal static class RealPath
{
    /// <summary>As many as Linux follows.</summary>
    private const int MaxLinks = 40;

    /// <param name="path">An absolute path; what of it does not exist is kept as it is.</param>
    /// <exception cref="IOException">The links go round in circles.</exception>
    public static string Resolve(string path)
    {
        var links = 0;
        var root = Path.GetPathRoot(path)!;
        var real = root;
        var rest = new Stack<string>(Parts(path[root.Length..]));
        while (rest.TryPop(out var part))
        {
            if (part == ".")
                continue;
            if (part == "..")
            {
                real = Path.GetDirectoryName(real) ?? root;
                continue;
            }

            var next = Path.Combine(real, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                real = next;
                continue;
            }

            if (++links > MaxLinks)
                throw new IOException($"The links in {path} go round in circles.");
            if (Path.IsPathRooted(target))
                real = root = Path.GetPathRoot(target)!;
            foreach (var piece in Parts(Path.IsPathRooted(target) ? target[root.Length..] : target))
                rest.Push(piece);
        }

        return real;
    }

    /// <summary>Last first.</summary>
    private static IEnumerable<string> Parts(string path) =>
        path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Reverse();
}
