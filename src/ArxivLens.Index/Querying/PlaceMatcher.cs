namespace ArxivLens.Index.Querying;

/// <summary>One document by its place in the segment.</summary>
internal sealed class PlaceMatcher(int place) : Matcher
{
    /// <inheritdoc/>
    public override long Cost => 1;

    /// <inheritdoc/>
    public override int NextWindow(int window) => window <= Window.Of(place) ? Window.Of(place) : Window.End;

    /// <inheritdoc/>
    public override void Fill(int window, Span<ulong> mask)
    {
        mask.Clear();
        if (window == Window.Of(place))
            Window.Set(mask, place - Window.Start(window));
    }
}
