using ArxivLens.Core.Citations;
using ArxivLens.Index;

namespace ArxivLens.Core.Tables;

/// <summary>
/// The works a work cites and those that cite it, as a table: sorted, filtered and paged from the index alone, so that a work cited
/// by tens of thousands opens as fast as any other. The same work under several keys is one row.
/// </summary>
public static class CitationTable
{
    private const int BetweenCancellationChecks = 1024;

    /// <summary>Reads a page of the table of a document.</summary>
    /// <param name="index">The index.</param>
    /// <param name="document">The work of the page.</param>
    /// <param name="question">What is asked. A cursor whose work the library has lost leads to the beginning.</param>
    /// <param name="cancellationToken">Stops the reading, which takes long for a hub only.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such document, or the limit is below 1.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TablePage Read(
        IndexReader index, int document, TableQuestion question, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfLessThan(question.Limit, 1);
        using var likeness = index.Likeness(document);
        var order = new RowOrder(index, likeness, question.Order);
        var rows = TableRows.Read(index, document, question.Direction, question.Order == TableOrder.Key, cancellationToken);
        var disputed = rows.Judge(new Disagreements(index, question.Coverage), document, cancellationToken);
        var keys = Sort(index, rows, question.Filter, order, cancellationToken);
        var (start, end) = Cut(keys, order, question);
        var shown = keys[start..end];
        return new TablePage(
            Array.ConvertAll(shown, key => rows.Describe(index, likeness, key.Document)),
            shown.Length == 0 ? 0 : start + 1,
            keys.Length,
            rows.Count,
            rows.RecordCount,
            start > 0 && shown.Length > 0 ? order.CursorOf(shown[0]) : null,
            end < keys.Length && shown.Length > 0 ? order.CursorOf(shown[^1]) : null)
        {
            Disputed = disputed,
        };
    }

    private static RowKey[] Sort(
        IndexReader index, TableRows rows, TableFilter filter, RowOrder order, CancellationToken cancellationToken)
    {
        var wanted = filter.IsEmpty ? null : new RowFilter(index, filter);
        var keys = new List<RowKey>(rows.Count);
        foreach (var (document, origins, isDisputed) in rows.All)
        {
            if (keys.Count % BetweenCancellationChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if (wanted is null || (wanted.Wants(document, origins) && (isDisputed || !filter.Disputed)))
                keys.Add(order.KeyOf(document, origins));
        }

        var sorted = keys.ToArray();
        var isTurned = order.IsTurned;
        Array.Sort(sorted, (left, right) => RowKey.Compare(left, right, isTurned));
        return sorted;
    }

    /// <summary>Which of the sorted rows are shown: behind the cursor, or before it.</summary>
    private static (int Start, int End) Cut(RowKey[] keys, RowOrder order, TableQuestion question)
    {
        if (question.Cursor is not { } cursor || order.KeyOf(cursor) is not { } at)
            return (0, Math.Min(keys.Length, question.Limit));
        var isTurned = order.IsTurned;
        if (question.IsBackward)
        {
            var end = Array.FindIndex(keys, key => RowKey.Compare(key, at, isTurned) >= 0) is >= 0 and var found ? found : keys.Length;
            return (Math.Max(0, end - question.Limit), end);
        }

        var start = Array.FindIndex(keys, key => RowKey.Compare(key, at, isTurned) > 0) is >= 0 and var next ? next : keys.Length;
        return (start, Math.Min(keys.Length, start + question.Limit));
    }
}
