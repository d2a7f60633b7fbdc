namespace ArxivLens.Sources.Services;

/// <summary>Lets requests to a service go one at a time, with a pause between two.</summary>
public interface IGate
{
    /// <summary>Waits for the turn of one request. It lasts until it is disposed of, when the last byte has been read.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    Task<IDisposable> EnterAsync(CancellationToken cancellationToken);
}
