namespace ArxivLens.Core.Sources;

/// <summary>A source that the server asks again and again by itself.</summary>
public interface IRegularSource
{
    /// <summary>The source.</summary>
    Source About { get; }

    /// <summary>How long to wait between two runs.</summary>
    TimeSpan Interval { get; }

    /// <summary>
    /// Takes in what is new, as long as that takes. What goes wrong stands in its <see cref="SourceState"/> afterwards and is no
    /// exception.
    /// </summary>
    Task RunAsync(CancellationToken cancellationToken);
}
