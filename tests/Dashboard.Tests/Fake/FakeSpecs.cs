using Grpc.Core;
using NasV2.Api.V1;

namespace NasV2.Dashboard.Tests.Fake;

/// <summary>Judges the few fields that tests write.</summary>
internal sealed class FakeSpecs(FakeCluster cluster) : SpecService.SpecServiceBase
{
    public static string? Field(string spec, string name) =>
        spec.Split('\n')
            .Select(line => line.Trim().Split(':', 2))
            .FirstOrDefault(parts => parts.Length == 2 && parts[0].Trim('"') == name)?[1]
            .Trim(' ', '"', ',');

    public override Task<ValidateSpecResponse> ValidateSpec(ValidateSpecRequest request, ServerCallContext context)
    {
        cluster.Check();
        var lines = request.Spec.Split('\n');
        var response = new ValidateSpecResponse();
        foreach (var (field, least) in new[] { ("trials", 1), ("epochs", 1), ("batch", 1) })
        {
            var line = Array.FindIndex(lines, text => text.TrimStart().StartsWith(field + ":", StringComparison.Ordinal));
            if (line >= 0 && (!int.TryParse(Field(request.Spec, field), out var value) || value < least))
                response.Problems.Add(new SpecProblem
                {
                    Field = field,
                    Line = line + 1,
                    Value = $"'{Field(request.Spec, field)}'",
                    Rule = $"expected a whole number of at least {least}",
                });
        }

        if (Field(request.Spec, "name") is null)
            response.Problems.Add(new SpecProblem { Field = "name", Line = 0, Value = "missing", Rule = "expected a name" });
        return Task.FromResult(response);
    }

    public override Task<EstimateSearchResponse> EstimateSearch(EstimateSearchRequest request, ServerCallContext context)
    {
        cluster.Check();
        var trials = int.Parse(Field(request.Spec, "trials") ?? "20");
        return Task.FromResult(new EstimateSearchResponse
        {
            Trials = trials,
            SpaceSize = "254803968",
            SpaceShare = 0.0754,
            SpaceShareError = 0.0019,
            MeanMacs = 41_200_000,
            MeanParameters = 512_000,
            Slots = 8,
            SecondsPerTrial = 92,
            Seconds = 92.0 * trials / 8,
            Basis = "From 1,240 finished trials of this space on 4 workers.",
        });
    }
}
