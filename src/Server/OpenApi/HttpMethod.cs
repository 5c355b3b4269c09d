using Google.Api;
using Google.Protobuf.Reflection;

namespace NasV2.Server.OpenApi;

/// <summary>How a method is called over HTTP, as its <c>google.api.http</c> option says.</summary>
/// <param name="Method">The method.</param>
/// <param name="Verb">Such as <c>get</c>.</param>
/// <param name="Path">Such as <c>/v1/searches/{id}</c>.</param>
/// <param name="PathFields">Fields that stand in the path.</param>
/// <param name="HasBody">Whether all other fields come in the body, and not in the query.</param>
internal sealed record HttpMethod(MethodDescriptor Method, string Verb, string Path, IReadOnlyList<string> PathFields, bool HasBody)
{
    /// <summary>Null for a method that has no such option.</summary>
    public static HttpMethod? Find(MethodDescriptor method)
    {
        if (method.GetOptions()?.GetExtension(AnnotationsExtensions.Http) is not { } rule)
            return null;
        var (verb, pattern) = rule.PatternCase switch
        {
            HttpRule.PatternOneofCase.Get => ("get", rule.Get),
            HttpRule.PatternOneofCase.Post => ("post", rule.Post),
            HttpRule.PatternOneofCase.Put => ("put", rule.Put),
            HttpRule.PatternOneofCase.Patch => ("patch", rule.Patch),
            HttpRule.PatternOneofCase.Delete => ("delete", rule.Delete),
            _ => throw new NotSupportedException($"{method.FullName} has an HTTP pattern of kind {rule.PatternCase}."),
        };
        // "{id=**}" is the path's rest in one field.
        var path = pattern.Replace("=**", "", StringComparison.Ordinal);
        var fields = path.Split('{').Skip(1).Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)]).ToList();
        return new HttpMethod(method, verb, path, fields, rule.Body == "*");
    }
}
