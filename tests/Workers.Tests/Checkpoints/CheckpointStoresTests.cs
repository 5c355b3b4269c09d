using NasV2.Workers.Checkpoints;

namespace NasV2.Workers.Tests.Checkpoints;

public sealed class CheckpointStoresTests
{
    [Theory]
    [InlineData("/mnt/checkpoints")]
    [InlineData("relative/folder")]
    [InlineData("file:///mnt/checkpoints")]
    public void A_path_is_a_folder(string address) => Assert.IsType<FolderCheckpointStore>(CheckpointStores.Open(address));

    [Fact]
    public void An_unknown_kind_is_answered_with_the_known_ones() => Assert.Equal(
        "There is no checkpoint store 'gs://'; known are a folder's path, file://, s3://.",
        Assert.Throws<CheckpointStoreException>(() => CheckpointStores.Open("gs://bucket")).Message);

    [Fact]
    public void An_s3_address_names_bucket_prefix_and_service() => Assert.Equal(
        new S3Address("bucket", "a/b/", new Uri("http://minio:9000"), "eu-1", PathStyle: true),
        S3Address.Parse("bucket/a/b/?endpoint=http://minio:9000&region=eu-1"));

    [Fact]
    public void Without_an_endpoint_it_is_AWS_with_the_bucket_in_the_host_name() =>
        Assert.Equal(new S3Address("bucket", "", null, "eu-central-1", PathStyle: false), S3Address.Parse("bucket?region=eu-central-1"));

    [Fact]
    public void Host_names_may_name_the_bucket_elsewhere_too() =>
        Assert.False(S3Address.Parse("bucket?endpoint=https%3A%2F%2Fstore.example&pathStyle=false").PathStyle);

    [Theory]
    [InlineData("", "the bucket is missing")]
    [InlineData("bucket?endpoint=minio:9000", "the endpoint 'minio:9000' is not an address with http:// or https://")]
    [InlineData("bucket?zone=a", "there is no 'zone'; known are endpoint, pathStyle, region")]
    [InlineData("bucket?pathStyle=maybe", "pathStyle is 'maybe'; expected true or false")]
    public void A_wrong_s3_address_says_what_is_wrong(string place, string reason) => Assert.Contains(
        reason, Assert.Throws<CheckpointStoreException>(() => CheckpointStores.Open("s3://" + place)).Message, StringComparison.Ordinal);
}
