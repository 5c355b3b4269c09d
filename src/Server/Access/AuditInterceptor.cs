using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace NasV2.Server.Access;

/// <summary>Notes every call that changes something, with what came of it; outermost, so that it sees what the caller sees.</summary>
internal sealed class AuditInterceptor(AuditTrail trail, ICallerAccessor callers) : Interceptor
{
    private const string IdField = "id";

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var method = context.Method;
        if (!MethodRules.All.TryGetValue(method, out var rule) || !rule.Changes)
            return await continuation(request, context);
        try
        {
            var response = await continuation(request, context);
            await trail.DoneAsync(callers.Origin, Name(method), IdIn(response) ?? IdIn(request) ?? "");
            return response;
        }
        catch (RpcException exception)
        {
            trail.Refused(callers.Origin, Name(method), IdIn(request) ?? "", exception.StatusCode);
            throw;
        }
    }

    /// <summary>Such as <c>SearchService/SubmitSearch</c>.</summary>
    public static string Name(string method) => method[(method.LastIndexOf('.') + 1)..].TrimStart('/');

    /// <summary>The id of what a message is about: its own, or that of the message in it.</summary>
    private static string? IdIn(object message)
    {
        if (message is not IMessage { Descriptor: { } descriptor } whole)
            return null;
        if (descriptor.FindFieldByName(IdField) is { FieldType: FieldType.String } id)
            return (string)id.Accessor.GetValue(whole);
        return descriptor.Fields.InFieldNumberOrder()
            .Where(field => field.FieldType == FieldType.Message && !field.IsRepeated)
            .Select(field => field.Accessor.GetValue(whole))
            .OfType<IMessage>()
            .Select(part => part.Descriptor.FindFieldByName(IdField) is { FieldType: FieldType.String } inner
                ? (string)inner.Accessor.GetValue(part)
                : null)
            .FirstOrDefault(found => found is not null);
    }
}
