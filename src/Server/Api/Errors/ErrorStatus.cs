using System.Text;
using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using NasV2.Cluster;
using NasV2.Space;
using NasV2.Specs;
using NasV2.Storage;

namespace NasV2.Server.Api;

/// <summary>The answer for each exception that is not a fault of the service: a status code, a sentence,
/// and details for programs.</summary>
internal static class ErrorStatus
{
    private const int MaxFieldLength = 100;
    private const int MaxProblemLength = 500;

    /// <returns>Null for a fault.</returns>
    public static RpcException? FromException(Exception exception) => exception switch
    {
        SpecException spec => Invalid([
            .. spec.Problems.Select(problem => new FieldProblem(
                $"spec.{problem.Field}", $"{spec.Document}{(problem.Line is { } line ? $":{line}" : "")}: {problem}")),
        ]),
        RequestException request => Invalid(request.Problems),
        SpaceFormatException => Invalid([new FieldProblem("architecture", exception.Message)]),
        NotFoundException or JobNotFoundException => Error(StatusCode.NotFound, exception.Message),
        StoreException or UnavailableException => Error(StatusCode.Unavailable, exception.Message),
        TimeoutException =>
            Error(StatusCode.Unavailable, "The service did not answer in time: the store or another member may be away."),
        OrleansException =>
            Error(StatusCode.Unavailable, $"The members of the cluster cannot answer now: {FirstSentence(exception.Message)}"),
        _ => null,
    };

    public static RpcException Error(StatusCode code, string sentence) => new(new Grpc.Core.Status(code, ShortText.Cut(sentence)));

    /// <summary>As many problems as there is room for, each a line and a detail.</summary>
    private static RpcException Invalid(IReadOnlyCollection<FieldProblem> problems)
    {
        var request = new BadRequest();
        var message = new StringBuilder();
        foreach (var problem in problems.Select(Short))
        {
            if (message.Length + problem.Sentence.Length > ShortText.Most)
            {
                message.Append("\nand more problems; ValidateSpec lists all of them.");
                break;
            }

            message.Append(message.Length > 0 ? "\n" : "").Append(problem.Sentence);
            request.FieldViolations.Add(new BadRequest.Types.FieldViolation { Field = problem.Field, Description = problem.Sentence });
        }

        return new Google.Rpc.Status
        {
            Code = (int)Code.InvalidArgument,
            Message = message.ToString(),
            Details = { Any.Pack(request) },
        }.ToRpcException();
    }

    private static FieldProblem Short(FieldProblem problem) =>
        new(ShortText.Cut(problem.Field, MaxFieldLength), ShortText.Cut(problem.Sentence, MaxProblemLength));

    /// <summary>Orleans adds the histories of messages and connections.</summary>
    private static string FirstSentence(string message)
    {
        var line = message.Split('\n', 2)[0].Trim();
        var end = line.IndexOf(". ", StringComparison.Ordinal);
        return end < 0 ? line : line[..(end + 1)];
    }
}
