using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using NasV2.Specs;
using NasV2.Training.Checkpoints;
using TorchSharp;

namespace NasV2.Training.Tests.Checkpoints;

public sealed class CheckpointFileTests
{
    private static readonly RunIdentity Identity = ShapesRun.Identity(Recipes.Small);
    private static readonly float[] Weights = [1.5f, -2, float.Epsilon, float.MaxValue, 0];

    [Fact]
    public Task Any_reader_of_the_safetensors_layout_finds_the_tensors() => Torch.RunAsync(() =>
    {
        var file = Write();
        var length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        using var header = JsonDocument.Parse(Encoding.UTF8.GetString(file, 8, length));
        var entry = header.RootElement.GetProperty("weights");
        Assert.Equal("F32", entry.GetProperty("dtype").GetString());
        Assert.Equal([5], entry.GetProperty("shape").EnumerateArray().Select(size => size.GetInt32()));
        var offsets = entry.GetProperty("data_offsets");
        var bytes = file.AsSpan(8 + length)[offsets[0].GetInt32()..offsets[1].GetInt32()];
        Assert.Equal(Weights, MemoryMarshal.Cast<byte, float>(bytes).ToArray());
        Assert.Equal("U8", header.RootElement.GetProperty("random").GetProperty("dtype").GetString());
        var metadata = header.RootElement.GetProperty("__metadata__");
        Assert.Equal(Identity.Architecture, metadata.GetProperty("architecture").GetString());
        Assert.Equal("1", metadata.GetProperty("epoch").GetString());
        Assert.All(metadata.EnumerateObject(), field => Assert.Equal(JsonValueKind.String, field.Value.ValueKind));
        Assert.Equal(0, length % 8);
    });

    [Fact]
    public Task What_was_written_is_read() => Torch.RunAsync(() =>
    {
        using var checkpoint = CheckpointFile.Open(new MemoryStream(Write()), "x", Identity);
        var (weights, random) = (torch.zeros(5), torch.zeros(3, torch.uint8));
        checkpoint.CopyTo([new("weights", weights), new("random", random)]);
        Assert.Equal(Weights, weights.data<float>().ToArray());
        Assert.Equal([1, 2, 3], random.data<byte>().ToArray());
        Assert.Equal(new Epoch(1, 2, 2.25, 0.1, 1.0 / 3, 0.016, 1.5), Assert.Single(checkpoint.Metadata.Progress.Epochs));
    });

    [Fact]
    public Task A_flipped_bit_anywhere_in_the_file_is_noticed() => Torch.RunAsync(() =>
    {
        var file = Write();
        for (var position = 0; position < file.Length; position++)
        {
            var damaged = file.ToArray();
            damaged[position] ^= (byte)(1 << (position % 8));
            AssertRefused(damaged, $"byte {position}");
        }
    });

    [Fact]
    public Task A_file_cut_at_any_byte_is_noticed() => Torch.RunAsync(() =>
    {
        var file = Write();
        for (var length = 0; length < file.Length; length++)
            AssertRefused(file[..length], $"{length} bytes");
        AssertRefused([.. file, 0], "a byte too many");
    });

    [Fact]
    public Task Another_runs_checkpoint_is_refused_with_what_differs() => Torch.RunAsync(() =>
    {
        var file = Write();
        Assert.Equal("The checkpoint 'x' is of a run that differs in seed.", Refusal(file, Identity with { Seed = 8 }));
        Assert.Equal("The checkpoint 'x' is of a run that differs in architecture.", Refusal(file, Identity with { Architecture = "r1" }));
        var recipe = ShapesRun.Identity(Recipes.Small with { Epochs = 3 });
        Assert.Equal("The checkpoint 'x' is of a run that differs in recipe.", Refusal(file, recipe));
        var more = new DataSpec { Format = "shapes", Train = 320, Minival = 100 };
        foreach (var data in new[] { IdentityOf(more, ShapesRun.Data.Fingerprint), IdentityOf(ShapesRun.Data.Spec, "other images") })
            Assert.Equal("The checkpoint 'x' is of a run that differs in data.", Refusal(file, data));
        Assert.Equal(
            "The checkpoint 'x' is of a run that differs in the weights it began with.", Refusal(file, Identity with { Start = "a" }));

        static RunIdentity IdentityOf(DataSpec data, string images) =>
            RunIdentity.Create(Networks.TinyArchitecture, ShapesRun.Seed, Recipes.Small, data, images);
    });

    [Fact]
    public void Data_that_moved_are_still_the_same_run()
    {
        var data = new DataSpec { Format = "mnist", Path = "/here" };
        Assert.Equal(IdentityOf(data), IdentityOf(data with { Path = "/there" }));

        static RunIdentity IdentityOf(DataSpec data) => RunIdentity.Create(Networks.TinyArchitecture, 1, Recipes.Small, data, "images");
    }

    [Fact]
    public Task Tensors_that_do_not_fit_are_refused_before_any_is_changed() => Torch.RunAsync(() =>
    {
        using var checkpoint = CheckpointFile.Open(new MemoryStream(Write()), "x", Identity);
        var weights = torch.zeros(5);
        Assert.Throws<CheckpointException>(() => checkpoint.CopyTo([new("weights", weights)]));
        Assert.Throws<CheckpointException>(() => checkpoint.CopyTo([new("weights", weights), new("random", torch.zeros(4, torch.uint8))]));
        Assert.Throws<CheckpointException>(() => checkpoint.CopyTo([new("weights", weights), new("random", torch.zeros(3))]));
        Assert.Throws<CheckpointException>(() => checkpoint.CopyTo([new("weights", weights), new("others", torch.zeros(3, torch.uint8))]));
        Assert.Equal(0, weights.abs().max().item<float>());
    });

    private static byte[] Write()
    {
        var progress = new RunProgress([new Epoch(1, 2, 2.25, 0.1, 1.0 / 3, 0.016, 1.5)], 10);
        using var file = new MemoryStream();
        CheckpointFile.Write(
            file,
            new CheckpointMetadata(Identity, progress, new Dictionary<string, string>()),
            [new("weights", torch.tensor(Weights)), new("random", torch.tensor(new byte[] { 1, 2, 3 }))]);
        return file.ToArray();
    }

    private static void AssertRefused(byte[] file, string what)
    {
        var refusal = Record.Exception(() => CheckpointFile.Open(new MemoryStream(file), "x", Identity).Dispose());
        Assert.True(refusal is CheckpointException, $"{what}: {refusal?.ToString() ?? "was taken for whole"}");
    }

    private static string Refusal(byte[] file, RunIdentity identity) =>
        Assert.Throws<CheckpointException>(() => CheckpointFile.Open(new MemoryStream(file), "x", identity)).Message;
}
