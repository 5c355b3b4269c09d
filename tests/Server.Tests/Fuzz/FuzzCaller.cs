using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using System.Web;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Core;
using NasV2.Server.OpenApi;

namespace NasV2.Server.Tests.Fuzz;

/// <summary>Sends spoiled requests; which, follows from a seed and a number.</summary>
internal sealed class FuzzCaller(Uri address, string token, IReadOnlyDictionary<string, IMessage> valid, int seed) : IDisposable
{
    private const int FrameHeader = 5;

    private static readonly StatusCode[] Faults =
        [StatusCode.Internal, StatusCode.Unknown, StatusCode.Unavailable, StatusCode.DeadlineExceeded, StatusCode.DataLoss];

    private static readonly MethodDescriptor[] Methods = [.. OpenApiEndpoints.Services.SelectMany(service => service.Methods)];

    private readonly HttpClient _http =
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, EnableMultipleHttp2Connections = true })
        {
            Timeout = TimeSpan.FromSeconds(30),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
        };

    /// <summary>Sends one request; a connection that ends before the answer is a fault.</summary>
    public async Task<FuzzAnswer> SendAsync(int number, CancellationToken cancellationToken)
    {
        var chance = new Random(seed + number);
        var method = Methods[chance.Next(Methods.Length)];
        using var request = chance.Next(2) == 0 ? Grpc(method, chance, out var spoiled) : Json(method, chance, out spoiled);
        var what = $"request {number}: {method.Name}, {spoiled}";
        try
        {
            using var response = await _http.SendAsync(request, cancellationToken);
            await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return request.Version == HttpVersion.Version20 ? FromGrpc(what, response) : FromHttp(what, response);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            return new FuzzAnswer(what, $"{exception.Message} {exception.InnerException?.Message}", IsFault: true);
        }
    }

    public void Dispose() => _http.Dispose();

    private static FuzzAnswer FromGrpc(string what, HttpResponseMessage response)
    {
        var headers = response.TrailingHeaders.Concat(response.Headers)
            .ToDictionary(header => header.Key, header => header.Value.First(), StringComparer.OrdinalIgnoreCase);
        if (!headers.TryGetValue("grpc-status", out var status))
            return new FuzzAnswer(what, $"HTTP {(int)response.StatusCode} without a gRPC status", IsFault: true);
        var code = (StatusCode)int.Parse(status, System.Globalization.CultureInfo.InvariantCulture);
        return new FuzzAnswer($"{what}: {headers.GetValueOrDefault("grpc-message")}", $"gRPC {code}", Array.IndexOf(Faults, code) >= 0);
    }

    private static FuzzAnswer FromHttp(string what, HttpResponseMessage response) =>
        new(what, $"HTTP {(int)response.StatusCode}", (int)response.StatusCode >= 500);

    private HttpRequestMessage Grpc(MethodDescriptor method, Random chance, out string spoiled)
    {
        var body = Spoil(WireMutations.All, valid[method.Name].ToByteArray(), chance, out spoiled);
        var frame = new byte[FrameHeader + body.Length];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), body.Length);
        body.CopyTo(frame, FrameHeader);
        return new HttpRequestMessage(System.Net.Http.HttpMethod.Post, new Uri(address, $"/{method.Service.FullName}/{method.Name}"))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Headers = { { "TE", "trailers" } },
            Content = new ByteArrayContent(frame) { Headers = { ContentType = new MediaTypeHeaderValue("application/grpc") } },
        };
    }

    private HttpRequestMessage Json(MethodDescriptor method, Random chance, out string spoiled)
    {
        var http = OpenApi.HttpMethod.Find(method)!;
        var message = valid[method.Name];
        var path = http.PathFields.Aggregate(http.Path,
            (text, field) => text.Replace($"{{{field}}}", JsonMutations.Value(Text(message, field), chance), StringComparison.Ordinal));
        spoiled = "address";
        if (!http.HasBody)
            path += "?" + string.Join('&', method.InputType.Fields.InFieldNumberOrder()
                .Where(field => !http.PathFields.Contains(field.Name) && chance.Next(2) == 0)
                .Select(field => $"{field.JsonName}={JsonMutations.Value(HttpUtility.UrlEncode(Text(message, field.Name)), chance)}"));
        var body = http.HasBody ? Spoil(
            JsonMutations.All, System.Text.Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(message)), chance, out spoiled) : null;
        spoiled = $"{http.Verb} {(path.Length > 200 ? path[..200] : path)}, {spoiled}";
        // As it is: a canonicalized address would hide the fault.
        var uri = new Uri($"{address.GetLeftPart(UriPartial.Authority)}{path}",
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        return new HttpRequestMessage(new System.Net.Http.HttpMethod(http.Verb.ToUpperInvariant()), uri)
        {
            Content = body is null ? null : new ByteArrayContent(body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };
    }

    private static string Text(IMessage message, string field) =>
        message.Descriptor.FindFieldByName(field).Accessor.GetValue(message)?.ToString() ?? "";

    private static byte[] Spoil(
        IReadOnlyDictionary<string, Func<byte[], Random, byte[]>> mutations, byte[] good, Random chance, out string name)
    {
        var (chosen, mutate) = mutations.ElementAt(chance.Next(mutations.Count));
        name = chosen;
        return mutate(good, chance);
    }
}
