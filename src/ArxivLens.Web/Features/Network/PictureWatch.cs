using System.Runtime.CompilerServices;
using ArxivLens.Core.Network;

namespace ArxivLens.Web.Features.Network;

/// <summary>One reader's view of a picture that is, or is being, made; disposing it tells that nobody looks any more.</summary>
internal sealed class PictureWatch : IDisposable
{
    private readonly NetworkPicture? _whole;
    private PictureJob? _job;

    /// <summary>Watches a picture that is there.</summary>
    public PictureWatch(NetworkPicture whole) => _whole = whole;

    /// <summary>Watches one being made; the job has counted this reader.</summary>
    public PictureWatch(PictureJob job) => _job = job;

    private PictureJob Job => _job ?? throw new ObjectDisposedException(nameof(PictureWatch));

    /// <summary>Waits for the whole picture.</summary>
    public async Task<NetworkPicture> WholeAsync(CancellationToken cancellationToken)
        => _whole ?? await Job.Whole.WaitAsync(cancellationToken);

    /// <summary>The picture as it settles; stages nobody had time for are passed over, the last is the whole one.</summary>
    public async IAsyncEnumerable<NetworkPicture> StagesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var seen = 0; _whole is null && await Job.NextAsync(seen, cancellationToken) is { } stage; seen = stage.Number)
            yield return stage.Picture;
        yield return await WholeAsync(cancellationToken);
    }

    public void Dispose() => Interlocked.Exchange(ref _job, null)?.Leave();
}
