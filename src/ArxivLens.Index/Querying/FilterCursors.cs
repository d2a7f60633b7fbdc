using ArxivLens.Index.Columns;

namespace ArxivLens.Index.Querying;

/// <summary>No document.</summary>
internal sealed class EmptyCursor : DocumentCursor
{
    /// <inheritdoc/>
    public override long Cost => 0;

    /// <inheritdoc/>
    public override int MoveNext() => Document = End;
}

/// <summary>Documents that carry a value of a keyword field.</summary>
internal sealed class KeywordCursor(KeywordColumn column, int value) : DocumentCursor
{
    private int _index = -1;

    /// <inheritdoc/>
    public override long Cost { get; } = column.DocumentsOf(value).Length;

    /// <inheritdoc/>
    public override int MoveNext() => Land(_index + 1);

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        if (Document >= target)
            return Document;
        var from = _index + 1;
        var found = column.DocumentsOf(value)[Math.Min(from, (int)Cost)..].BinarySearch(target);
        return Land(from + (found < 0 ? ~found : found));
    }

    private int Land(int index)
    {
        _index = (int)Math.Min(index, Cost);
        return Document = _index < Cost ? column.DocumentsOf(value)[_index] : End;
    }
}

/// <summary>Documents a test lets pass, out of all.</summary>
internal sealed class ColumnCursor(int documentCount, Func<int, bool> passes, CancellationCheck cancellation) : DocumentCursor
{
    /// <inheritdoc/>
    public override long Cost => documentCount;

    /// <inheritdoc/>
    public override int MoveNext() => Document == End ? End : Advance(Document + 1);

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        if (Document >= target)
            return Document;
        for (; target < documentCount; target++)
        {
            cancellation.Step();
            if (passes(target))
                return Document = target;
        }

        return Document = End;
    }
}
