using ArxivLens.Index.Ranking;

namespace ArxivLens.Index.Querying;

/// <summary>
/// A part of a query over one segment, window by window. Windows may be asked for in any order; ascending is fastest. Dead
/// documents are matched too: who asks takes them away.
/// </summary>
internal abstract class Matcher
{
    /// <summary>How many documents it matches at most; conjunctions begin with the part of the fewest.</summary>
    public abstract long Cost { get; }

    /// <summary>Whether it adds to scores.</summary>
    public virtual bool Ranks => false;

    /// <summary>The most it adds to any score, in units.</summary>
    public virtual long MaximumScore => 0;

    /// <summary>The first window at or behind one that may hold a match; <see cref="Window.End"/> behind the last.</summary>
    public abstract int NextWindow(int window);

    /// <summary>Sets the mask to what matches in a window.</summary>
    public abstract void Fill(int window, Span<ulong> mask);

    /// <summary>Keeps of the mask what matches.</summary>
    public virtual void Keep(int window, Span<ulong> mask)
    {
        Span<ulong> own = stackalloc ulong[Window.Words];
        Fill(window, own);
        Window.And(mask, own);
    }

    /// <summary>Whether one document matches; documents that ascend are fastest.</summary>
    public virtual bool Matches(int document)
    {
        Span<ulong> mask = stackalloc ulong[Window.Words];
        mask.Clear();
        Window.Set(mask, document - Window.Start(Window.Of(document)));
        Keep(Window.Of(document), mask);
        return Window.Count(mask) > 0;
    }

    /// <summary>The most it adds to a score in a window, in units.</summary>
    public virtual long Bound(int window) => 0;

    /// <summary>Whether every match has a score: then a window whose bound is 0 holds none.</summary>
    public virtual bool AlwaysScores => Ranks;

    /// <summary>Adds to each window of the segment the most it adds to a score there.</summary>
    public virtual void AddBounds(Span<int> bounds)
    {
        if (!Ranks)
            return;
        for (var window = 0; window < bounds.Length; window++)
            bounds[window] += (int)Bound(window);
    }

    /// <summary>Adds what it scores to every document of the mask that matches.</summary>
    public virtual void AddScores(int window, ReadOnlySpan<ulong> mask, Span<int> scores)
    {
    }

    /// <summary>Adds to the mask what matches.</summary>
    public virtual void AddMatches(int window, Span<ulong> mask)
    {
        Span<ulong> own = stackalloc ulong[Window.Words];
        Fill(window, own);
        Window.Or(mask, own);
    }

    /// <summary>Raises the score of every document of the mask that matches to what this is worth, where it is less.</summary>
    public virtual void RaiseScores(int window, ReadOnlySpan<ulong> mask, Span<int> scores)
    {
        Span<int> own = stackalloc int[Window.Size];
        own.Clear();
        AddScores(window, mask, own);
        for (var place = 0; place < Window.Size; place++)
            scores[place] = Math.Max(scores[place], own[place]);
    }

    /// <summary>Adds to the mask what matches in a window, and to the scores what that is worth.</summary>
    public virtual void AddAll(int window, Span<ulong> mask, Span<int> scores)
    {
        Span<ulong> own = stackalloc ulong[Window.Words];
        Fill(window, own);
        AddScores(window, own, scores);
        Window.Or(mask, own);
    }

    /// <summary>Tells how the score of one document comes about; <c>null</c> when it does not match.</summary>
    public virtual Explanation? Explain(int place)
        => Matches(place) ? new Explanation(ExplanationKind.Filter, "", 0, []) : null;

    /// <summary>
    /// A bound that no rounding passes: the score of the greatest weight, and a little more.
    /// </summary>
    public static long BoundOf(float scale, float weight)
    {
        var score = (long)Bm25.Score(scale, weight);
        return score + (score >> 20) + 2;
    }
}
