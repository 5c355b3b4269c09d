using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace NasV2.Server.Api;

/// <summary>Refuses text with the character U+0000, which no id has and PostgreSQL cannot take.</summary>
internal sealed class TextInterceptor : Interceptor
{
    private const int MaxShown = 40;
    private const char Shown = '\u2400';

    /// <exception cref="RequestException">A field has it.</exception>
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        Check((IMessage)request);
        return continuation(request, context);
    }

    /// <inheritdoc cref="UnaryServerHandler"/>
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest,
        TResponse> continuation)
    {
        Check((IMessage)request);
        return continuation(request, responseStream, context);
    }

    private static void Check(IMessage request)
    {
        var check = new RequestCheck();
        foreach (var field in request.Descriptor.Fields.InFieldNumberOrder())
            if (field is { FieldType: FieldType.String, IsRepeated: false } && field.Accessor.GetValue(request) is string text
                && text.Contains('\0', StringComparison.Ordinal))
                check.Refuse(
                    field.Name,
                    string.Concat(text.EnumerateRunes().Take(MaxShown)).Replace('\0', Shown),
                    "expected text without the character U+0000");
        check.ThrowIfAny();
    }
}
