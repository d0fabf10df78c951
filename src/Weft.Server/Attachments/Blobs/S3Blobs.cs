using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.S3.Transfer;

namespace Weft.Server.Attachments.Blobs;

/// <summary>Bytes in a bucket of anything that speaks S3. Large files go up in parts; an object appears whole or not at all.</summary>
internal sealed class S3Blobs : IBlobs, IDisposable
{
    private readonly AmazonS3Client _s3;
    private readonly TransferUtility _transfer;
    private readonly string _bucket;

    public S3Blobs(S3Settings settings)
    {
        _bucket = settings.Bucket ?? throw new InvalidOperationException("Weft:Attachments:S3:Bucket is not set.");
        if (string.IsNullOrEmpty(settings.AccessKey) != string.IsNullOrEmpty(settings.SecretKey))
        {
            throw new InvalidOperationException("Set both Weft:Attachments:S3:AccessKey and Weft:Attachments:S3:SecretKey, or neither.");
        }

        var config = new AmazonS3Config
        {
            ForcePathStyle = settings.PathStyle,
            AuthenticationRegion = settings.Region,
            // Checksum trailers are an addition of AWS's own that many S3 servers do not read.
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        };
        if (string.IsNullOrEmpty(settings.Endpoint))
        {
            config.RegionEndpoint = Amazon.RegionEndpoint.GetBySystemName(settings.Region);
        }
        else
        {
            config.ServiceURL = settings.Endpoint;
        }

        _s3 = string.IsNullOrEmpty(settings.AccessKey)
            ? new AmazonS3Client(config)
            : new AmazonS3Client(new BasicAWSCredentials(settings.AccessKey, settings.SecretKey), config);
        _transfer = new TransferUtility(_s3);
        WorkFolder = Path.Combine(Path.GetTempPath(), "weft-incoming");
        Directory.CreateDirectory(WorkFolder);
    }

    public string WorkFolder { get; }

    public Task Keep(string key, string file, CancellationToken ct) =>
        _transfer.UploadAsync(new TransferUtilityUploadRequest { BucketName = _bucket, Key = key, FilePath = file }, ct);

    public async Task<Stream?> Open(string key, long from, CancellationToken ct)
    {
        try
        {
            var request = new GetObjectRequest { BucketName = _bucket, Key = key };
            if (from > 0)
            {
                request.ByteRange = new ByteRange($"bytes={from}-");
            }

            return (await _s3.GetObjectAsync(request, ct)).ResponseStream;
        }
        catch (AmazonS3Exception missing) when (missing.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task RemoveAll(string prefix, CancellationToken ct)
    {
        var list = new ListObjectsV2Request { BucketName = _bucket, Prefix = prefix };
        ListObjectsV2Response page;
        do
        {
            page = await _s3.ListObjectsV2Async(list, ct);
            // One by one: deleting many at once asks for a checksum that not every S3 server takes.
            foreach (var entry in page.S3Objects ?? [])
            {
                await _s3.DeleteObjectAsync(_bucket, entry.Key, ct);
            }

            list.ContinuationToken = page.NextContinuationToken;
        }
        while (page.IsTruncated == true);
    }

    public void Dispose()
    {
        _transfer.Dispose();
        _s3.Dispose();
    }
}
