namespace NasV2.Server.Api;

/// <summary>Collects what is wrong with a request, so that its sender learns all of it at once.</summary>
internal sealed class RequestCheck
{
    private readonly List<FieldProblem> _problems = [];

    /// <summary>Reads a number, of which 0 stands for the default.</summary>
    public int Number(string field, int value, int least, int most, int fallback)
    {
        if (value == 0)
            return fallback;
        if (value < least || value > most)
            Refuse(field, value, $"expected a whole number from {least} to {most}, or 0 for {fallback}");
        return value;
    }

    /// <summary>Asks for something that has to be there.</summary>
    public void Required(string field, string value)
    {
        if (value.Length == 0)
            Refuse(field, value, "expected something");
    }

    public void Refuse(string field, object value, string rule) => _problems.Add(RequestException.Problem(field, value, rule));

    /// <exception cref="RequestException">Something was wrong.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
            throw new RequestException(_problems);
    }
}
