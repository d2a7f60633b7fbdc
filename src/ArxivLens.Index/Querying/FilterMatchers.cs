using ArxivLens.Index.Columns;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Querying;

/// <summary>No document.</summary>
internal sealed class EmptyMatcher : Matcher
{
    /// <inheritdoc/>
    public override long Cost => 0;

    /// <inheritdoc/>
    public override int NextWindow(int window) => Window.End;

    /// <inheritdoc/>
    public override void Fill(int window, Span<ulong> mask) => mask.Clear();
}

/// <summary>Every document.</summary>
internal sealed class AllMatcher(int documentCount) : Matcher
{
    /// <inheritdoc/>
    public override long Cost => documentCount;

    /// <inheritdoc/>
    public override int NextWindow(int window) => window < Window.CountOf(documentCount) ? window : Window.End;

    /// <inheritdoc/>
    public override void Fill(int window, Span<ulong> mask) => Window.SetAll(mask, window, documentCount);

    /// <inheritdoc/>
    public override void Keep(int window, Span<ulong> mask)
    {
    }
}

/// <summary>Documents that carry a value of a keyword field.</summary>
internal sealed class KeywordMatcher(KeywordColumn column, int value) : Matcher
{
    private int _hint;

    /// <inheritdoc/>
    public override long Cost => column.DocumentsOf(value).Length;

    /// <inheritdoc/>
    public override int NextWindow(int window)
    {
        var documents = column.DocumentsOf(value);
        var index = Seek(documents, Window.Start(window));
        return index < documents.Length ? Window.Of(documents[index]) : Window.End;
    }

    /// <inheritdoc/>
    public override void Fill(int window, Span<ulong> mask)
    {
        mask.Clear();
        var start = Window.Start(window);
        var documents = column.DocumentsOf(value);
        var index = Seek(documents, start);
        for (; index < documents.Length && documents[index] < start + Window.Size; index++)
        {
            if (documents[index] < start)
                throw new InvalidDataException("The documents of a keyword do not ascend.");
            Window.Set(mask, documents[index] - start);
        }
    }

    /// <inheritdoc/>
    public override bool Matches(int document)
    {
        var documents = column.DocumentsOf(value);
        var index = Seek(documents, document);
        return index < documents.Length && documents[index] == document;
    }

    private int Seek(ReadOnlySpan<int> documents, int target)
    {
        if (_hint > documents.Length || (_hint > 0 && documents[_hint - 1] >= target))
            _hint = 0;
        // Windows follow on each other most times, and a window's documents are few.
        var step = 1;
        while (_hint + step < documents.Length && documents[_hint + step] < target)
        {
            _hint += step;
            step *= 2;
        }

        var end = Math.Min(documents.Length, _hint + step + 1);
        var index = documents[_hint..end].BinarySearch(target);
        return _hint += index < 0 ? ~index : index;
    }
}

/// <summary>Documents of one kind.</summary>
internal sealed class KindMatcher(MappedArray<byte> kinds, byte kind) : Matcher
{
    /// <inheritdoc/>
    public override bool Matches(int document) => kinds[document] == kind;

    /// <inheritdoc/>
    public override long Cost => kinds.Length;

    /// <inheritdoc/>
    public override int NextWindow(int window) => window < Window.CountOf((int)kinds.Length) ? window : Window.End;

    /// <inheritdoc/>
    public override void Fill(int window, Span<ulong> mask)
    {
        mask.Clear();
        var start = Window.Start(window);
        if (start >= kinds.Length)
            return;
        var values = kinds.Slice(start, Math.Min(Window.Size, kinds.Length - start));
        for (var index = 0; index < values.Length; index++)
            mask[index >> 6] |= (values[index] == kind ? 1UL : 0) << index;
    }
}
