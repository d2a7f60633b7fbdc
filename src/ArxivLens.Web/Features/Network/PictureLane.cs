namespace ArxivLens.Web.Features.Network;

/// <summary>Lets a few at a time compute, a few more wait, and refuses the rest.</summary>
internal sealed class PictureLane(int width, int line) : IDisposable
{
    private readonly SemaphoreSlim _places = new(width);
    private int _inside;

    /// <summary>Takes a place in the line; <see cref="RunAsync"/> gives it back.</summary>
    /// <returns>Whether there was one.</returns>
    public bool TryEnter()
    {
        if (Interlocked.Increment(ref _inside) <= width + line)
            return true;
        Interlocked.Decrement(ref _inside);
        return false;
    }

    /// <summary>Waits for its turn and does the work.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await _places.WaitAsync(cancellationToken);
            try
            {
                return await work();
            }
            finally
            {
                _places.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }
    }

    public void Dispose() => _places.Dispose();
}
