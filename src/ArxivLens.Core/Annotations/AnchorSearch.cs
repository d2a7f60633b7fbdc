namespace ArxivLens.Core.Annotations;

/// <summary>Finds the passage of an anchor in a text that may have changed since.</summary>
public static class AnchorSearch
{
    /// <summary>Finds it.</summary>
    public static AnchorPlace Find(Anchor anchor, AnchorText text)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        ArgumentNullException.ThrowIfNull(text);
        if (StandsAt(anchor, text.Text, anchor.Start) && (anchor.Fingerprint == text.Fingerprint || HasContext(anchor, text.Text, anchor.Start)))
            return new(AnchorStanding.Same, anchor.Start, anchor.Exact.Length, 1);
        return FindElsewhere(anchor, text.Text);
    }

    private static AnchorPlace FindElsewhere(Anchor anchor, string text)
    {
        var places = new List<int>();
        for (var at = text.IndexOf(anchor.Exact, StringComparison.Ordinal); at >= 0 && places.Count < 100;)
        {
            places.Add(at);
            at = text.IndexOf(anchor.Exact, at + 1, StringComparison.Ordinal);
        }

        var near = places.Count == 1 ? places : places.FindAll(place => HasContext(anchor, text, place));
        return near.Count == 1 ? new(AnchorStanding.Same, near[0], anchor.Exact.Length, 0.9) : AnchorPlace.Orphan;
    }

    private static bool StandsAt(Anchor anchor, string text, int place) =>
        place <= text.Length - anchor.Exact.Length && text.AsSpan(place).StartsWith(anchor.Exact, StringComparison.Ordinal);

    private static bool HasContext(Anchor anchor, string text, int place) =>
        text.AsSpan(0, place).EndsWith(anchor.Prefix, StringComparison.Ordinal)
        && text.AsSpan(place + anchor.Exact.Length).StartsWith(anchor.Suffix, StringComparison.Ordinal);
}
