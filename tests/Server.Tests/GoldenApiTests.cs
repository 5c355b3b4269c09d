using Google.Protobuf.Reflection;
using NasV2.Server.OpenApi;

namespace NasV2.Server.Tests;

/// <summary>Clients of commit f4ad835 understand this service: its descriptor set, see tests/Golden, is a part of today's.</summary>
public sealed class GoldenApiTests
{
    private static readonly FileDescriptorSet Then =
        FileDescriptorSet.Parser.ParseFrom(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Golden", "api", "nasv2.v1.binpb")));

    private static readonly List<FileDescriptorProto> Now =
    [
        .. OpenApiEndpoints.Services.Select(service => service.File).SelectMany(file => file.Dependencies.Prepend(file))
            .DistinctBy(file => file.Name).Select(file => file.ToProto()),
    ];

    [Fact]
    public void Every_field_keeps_number_type_and_json_name()
    {
        var now = Now.SelectMany(Fields);
        var then = Then.File.SelectMany(Fields).ToList();

        Assert.NotEmpty(then);
        Assert.Empty(then.Except(now));
    }

    [Fact]
    public void Every_value_of_an_enum_keeps_its_number()
    {
        var now = Now.SelectMany(Values);
        var then = Then.File.SelectMany(Values).ToList();

        Assert.NotEmpty(then);
        Assert.Empty(then.Except(now));
    }

    [Fact]
    public void Every_method_keeps_its_messages()
    {
        var now = Now.SelectMany(Methods);
        var then = Then.File.SelectMany(Methods).ToList();

        Assert.NotEmpty(then);
        Assert.Empty(then.Except(now));
    }

    private static IEnumerable<string> Fields(FileDescriptorProto file) => file.MessageType.SelectMany(message => Fields("", message));

    private static IEnumerable<string> Fields(string parent, DescriptorProto message) => message.Field
        .Select(field => $"{parent}{message.Name} {field.Number} {field.Type} {field.Label} {field.TypeName} {field.JsonName}")
        .Concat(message.NestedType.SelectMany(nested => Fields($"{parent}{message.Name}.", nested)));

    private static IEnumerable<string> Values(FileDescriptorProto file) =>
        from type in file.EnumType
        from value in type.Value
        select $"{type.Name} {value.Name} {value.Number}";

    private static IEnumerable<string> Methods(FileDescriptorProto file) =>
        from service in file.Service
        from method in service.Method
        select $"{service.Name}/{method.Name} {method.InputType} {method.ServerStreaming} {method.OutputType}";
}
