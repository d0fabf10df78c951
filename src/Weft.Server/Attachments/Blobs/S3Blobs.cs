using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Weft.Server.Attachments.Blobs;

/// <summary>
/// Bytes in a bucket of anything that speaks S3. Large files go up in parts; an object appears whole or not at all. Each body is
/// signed as a whole: the chunked form that the SDK prefers is stored with its signatures by servers that do not know it.
/// </summary>
internal sealed class S3Blobs : IBlobs, IDisposable
{
    public const long PartSize = 16 * 1024 * 1024;

    private readonly AmazonS3Client _s3;
    private readonly string _bucket;

    public S3Blobs(S3Settings settings, string localFolder)
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
        WorkFolder = Path.Combine(Path.GetFullPath(localFolder), "incoming");
        Directory.CreateDirectory(WorkFolder);
    }

    public string WorkFolder { get; }

    public Task Keep(string key, string file, CancellationToken ct) =>
        new FileInfo(file).Length <= PartSize
            ? _s3.PutObjectAsync(new PutObjectRequest { BucketName = _bucket, Key = key, FilePath = file, UseChunkEncoding = false }, ct)
            : KeepInParts(key, file, ct);

    private async Task KeepInParts(string key, string file, CancellationToken ct)
    {
        var upload = await _s3.InitiateMultipartUploadAsync(new InitiateMultipartUploadRequest { BucketName = _bucket, Key = key }, ct);
        try
        {
            var complete = new CompleteMultipartUploadRequest { BucketName = _bucket, Key = key, UploadId = upload.UploadId };
            var size = new FileInfo(file).Length;
            for (var (number, at) = (1, 0L); at < size; number++, at += PartSize)
            {
                complete.AddPartETags(await _s3.UploadPartAsync(new UploadPartRequest
                {
                    BucketName = _bucket,
                    Key = key,
                    UploadId = upload.UploadId,
                    PartNumber = number,
                    FilePath = file,
                    FilePosition = at,
                    PartSize = Math.Min(PartSize, size - at),
                    UseChunkEncoding = false,
                }, ct));
            }

            await _s3.CompleteMultipartUploadAsync(complete, ct);
        }
        catch
        {
            // Parts of an upload that nobody completes are paid for until somebody aborts it.
            await _s3.AbortMultipartUploadAsync(_bucket, key, upload.UploadId, CancellationToken.None);
            throw;
        }
    }

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
        catch (AmazonS3Exception missing) when (missing.ErrorCode == "NoSuchKey") // a missing bucket is a 404 too, and no small matter
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

    public void Dispose() => _s3.Dispose();
}
