using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace NasV2.Workers.Checkpoints;

/// <summary>A bucket of S3-compatible storage.</summary>
/// <remarks>A file is one PUT, which S3 limits to 5 GB: a network of about 250 million weights.</remarks>
public sealed class S3CheckpointStore : ICheckpointStore, IDisposable
{
    private readonly S3Address _address;
    private readonly AmazonS3Client _client;

    /// <summary>Uses the AWS SDK's chain of credentials.</summary>
    public S3CheckpointStore(S3Address address)
        : this(address, credentials: null)
    {
    }

    internal S3CheckpointStore(S3Address address, AWSCredentials? credentials)
    {
        ArgumentNullException.ThrowIfNull(address);
        _address = address;
        var settings = Settings(address);
        try
        {
            _client = credentials is null ? new AmazonS3Client(settings) : new AmazonS3Client(credentials, settings);
        }
        catch (AmazonClientException exception)
        {
            throw Explained(exception);
        }
    }

    /// <inheritdoc/>
    public Task WriteAsync(string key, Stream content, CancellationToken cancellationToken)
    {
        var request = new PutObjectRequest
        {
            BucketName = _address.Bucket,
            Key = KeyOf(key),
            InputStream = content,
            AutoCloseStream = false,
            AutoResetStreamPosition = true,
            // One signature over the whole body: not every compatible service knows the SDK's way of signing piece by piece.
            UseChunkEncoding = false,
        };
        return InBucketAsync(() => _client.PutObjectAsync(request, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Stream> OpenAsync(string key, CancellationToken cancellationToken)
    {
        var whole = KeyOf(key);
        return InBucketAsync(() => DownloadAsync(whole, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> ListAsync(string prefix, CancellationToken cancellationToken)
    {
        var request = new ListObjectsV2Request { BucketName = _address.Bucket, Prefix = KeyOf(prefix) + CheckpointKey.Separator };
        return InBucketAsync(() => ListPagesAsync(request, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        // One by one: the request for many is where compatible services differ most.
        foreach (var found in (IEnumerable<string>)[key, .. await ListAsync(key, cancellationToken)])
            await InBucketAsync(() => _client.DeleteObjectAsync(_address.Bucket, KeyOf(found), cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static AmazonS3Config Settings(S3Address address)
    {
        var settings = new AmazonS3Config
        {
            ForcePathStyle = address.PathStyle,
            // It covers a whole upload, and training does not wait for those.
            Timeout = TimeSpan.FromMinutes(30),
            ConnectTimeout = TimeSpan.FromSeconds(10),
            MaxErrorRetry = 2,
            // Checksums beyond the signature are new, and not every compatible service knows them.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (address.Endpoint is { } endpoint)
        {
            settings.ServiceURL = endpoint.ToString();
            settings.AuthenticationRegion = address.Region ?? "us-east-1";
        }
        else if (address.Region is { } region)
        {
            settings.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(region);
        }

        return settings;
    }

    private async Task<Stream> DownloadAsync(string key, CancellationToken cancellationToken)
    {
        using var response = await _client.GetObjectAsync(_address.Bucket, key, cancellationToken);
        var file = TemporaryFile.Create();
        try
        {
            await response.ResponseStream.CopyToAsync(file, cancellationToken);
            file.Position = 0;
            return file;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    private async Task<IReadOnlyList<string>> ListPagesAsync(ListObjectsV2Request request, CancellationToken cancellationToken)
    {
        var keys = new List<string>();
        ListObjectsV2Response response;
        do
        {
            response = await _client.ListObjectsV2Async(request, cancellationToken);
            keys.AddRange((response.S3Objects ?? []).Select(found => found.Key[_address.Prefix.Length..]));
            request.ContinuationToken = response.NextContinuationToken;
        }
        while (response.IsTruncated == true);
        return keys;
    }

    private string KeyOf(string key) => _address.Prefix + CheckpointKey.Checked(key);

    private async Task<T> InBucketAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            return await work();
        }
        catch (Exception exception) when (exception is AmazonClientException or AmazonServiceException or HttpRequestException
            or WebException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            throw Explained(exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            // How the SDK's own time limit shows.
            throw Explained(exception);
        }
    }

    private CheckpointStoreException Explained(Exception exception)
    {
        var place = _address.Endpoint is { } endpoint ? $"'{_address.Bucket}' at {endpoint}" : $"'{_address.Bucket}'";
        return new CheckpointStoreException($"The checkpoint bucket {place} cannot be used: {exception.Message}", exception);
    }
}
