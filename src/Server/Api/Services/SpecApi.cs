using Grpc.Core;
using NasV2.Api.V1;
using NasV2.Specs;

namespace NasV2.Server.Api.Services;

/// <summary>The service <c>nasv2.v1.SpecService</c>; see spec_service.proto.</summary>
internal sealed class SpecApi(SearchEstimate estimate) : SpecService.SpecServiceBase
{
    public override Task<ValidateSpecResponse> ValidateSpec(ValidateSpecRequest request, ServerCallContext context)
    {
        var response = new ValidateSpecResponse();
        try
        {
            response.SpecJson = SpecJson.Write(RequestedSpec.Parse(request.Spec, ""));
        }
        catch (SpecException exception)
        {
            response.Problems.Add(exception.Problems.Select(problem => new NasV2.Api.V1.SpecProblem
            {
                Field = problem.Field,
                Line = problem.Line ?? 0,
                Value = problem.Value,
                Rule = problem.Rule,
            }));
        }

        return Task.FromResult(response);
    }

    public override Task<EstimateSearchResponse> EstimateSearch(EstimateSearchRequest request, ServerCallContext context) =>
        estimate.EstimateAsync(RequestedSpec.Parse(request.Spec, ""), context.CancellationToken);
}
