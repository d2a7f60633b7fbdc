namespace ArxivLens.Index.Querying;

/// <summary>Documents that match every part and none of the excluded ones.</summary>
internal sealed class AndCursor : DocumentCursor
{
    private readonly DocumentCursor[] _parts;
    private readonly DocumentCursor[] _fewestFirst;
    private readonly DocumentCursor[] _excluded;
    private readonly CancellationCheck _cancellation;

    public AndCursor(DocumentCursor[] parts, DocumentCursor[] excluded, CancellationCheck cancellation)
    {
        _parts = parts;
        _fewestFirst = [.. parts.OrderBy(part => part.Cost)];
        _excluded = excluded;
        _cancellation = cancellation;
    }

    /// <inheritdoc/>
    public override long Cost => _fewestFirst[0].Cost;

    /// <inheritdoc/>
    public override int MoveNext() => Document == End ? End : Settle(_fewestFirst[0].MoveNext());

    /// <inheritdoc/>
    public override int Advance(int target) => Document >= target ? Document : Settle(_fewestFirst[0].Advance(target));

    /// <inheritdoc/>
    public override double Score()
    {
        var score = 0.0;
        foreach (var part in _parts)
            score += part.Score();
        return score;
    }

    private int Settle(int candidate)
    {
        while (candidate != End)
        {
            _cancellation.Step();
            var farthest = Farthest(candidate);
            if (farthest == candidate && !IsExcluded(candidate))
                return Document = candidate;
            candidate = farthest == candidate ? _fewestFirst[0].MoveNext() : _fewestFirst[0].Advance(farthest);
        }

        return Document = End;
    }

    private int Farthest(int candidate)
    {
        foreach (var part in _fewestFirst)
        {
            var document = part.Advance(candidate);
            if (document > candidate)
                return document;
        }

        return candidate;
    }

    private bool IsExcluded(int document)
    {
        foreach (var part in _excluded)
        {
            if (part.Advance(document) == document)
                return true;
        }

        return false;
    }
}

/// <summary>Documents that match any part.</summary>
internal sealed class OrCursor(DocumentCursor[] parts) : DocumentCursor
{
    /// <inheritdoc/>
    public override long Cost { get; } = parts.Sum(part => part.Cost);

    /// <inheritdoc/>
    public override int MoveNext() => Document == End ? End : Advance(Document + 1);

    /// <inheritdoc/>
    public override int Advance(int target)
    {
        if (Document >= target)
            return Document;
        var nearest = End;
        foreach (var part in parts)
            nearest = Math.Min(nearest, part.Advance(target));
        return Document = nearest;
    }

    /// <inheritdoc/>
    public override double Score()
    {
        var score = 0.0;
        foreach (var part in parts)
        {
            if (part.Document == Document)
                score += part.Score();
        }

        return score;
    }
}
