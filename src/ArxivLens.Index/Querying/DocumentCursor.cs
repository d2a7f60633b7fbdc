namespace ArxivLens.Index.Querying;

/// <summary>Walks the documents that match a part of a query, ascending, and scores them.</summary>
internal abstract class DocumentCursor
{
    /// <summary>What <see cref="Document"/> is after the last match.</summary>
    public const int End = int.MaxValue;

    /// <summary>The current document; −1 before the first step, <see cref="End"/> after the last.</summary>
    public int Document { get; protected set; } = -1;

    /// <summary>How many documents there may be; conjunctions are led by the part with the fewest.</summary>
    public abstract long Cost { get; }

    /// <summary>Goes to the next match.</summary>
    public abstract int MoveNext();

    /// <summary>Goes to the first match at or behind the target; stays where it is when it is there.</summary>
    public virtual int Advance(int target)
    {
        while (Document < target)
            MoveNext();
        return Document;
    }

    /// <summary>The score of the current document; 0 for what only filters.</summary>
    public virtual double Score() => 0;
}

/// <summary>Checks now and then, on the way through many documents, whether the asker has gone.</summary>
internal sealed class CancellationCheck(CancellationToken cancellationToken)
{
    private int _steps;

    /// <summary>Counts a step.</summary>
    /// <exception cref="OperationCanceledException">The asker has gone.</exception>
    public void Step()
    {
        if ((++_steps & 0x3FF) == 0)
            cancellationToken.ThrowIfCancellationRequested();
    }
}
