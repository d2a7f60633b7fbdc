using ArxivLens.Core.Annotations;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Versions;

namespace ArxivLens.Web.Features.Annotations;

/// <summary>The passages of the comments on one page, each text read once and each passage looked for once.</summary>
public sealed class AnchorShelf(IAnchorStore store, AnchorTexts texts)
{
    private readonly Dictionary<AnchorSource, AnchorText?> _texts = [];
    private readonly Dictionary<(AnchorSource Source, int Version), AnchorText?> _earlier = [];
    private readonly Dictionary<long, PlacedAnchor?> _placed = [];

    /// <summary>Finds the passages of several comments at once, so that each can then be had without another look into the store.</summary>
    public async Task PrepareAsync(IReadOnlyCollection<Contribution> contributions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contributions);
        var wanted = contributions.Select(one => one.Number).Where(number => !_placed.ContainsKey(number)).ToList();
        var anchors = wanted.Count == 0 ? new Dictionary<long, Anchor>() : await store.FindAsync(wanted, cancellationToken);
        foreach (var number in wanted)
            _placed[number] = anchors.TryGetValue(number, out var anchor) ? await PlaceAsync(anchor, cancellationToken) : null;
    }

    /// <summary>The passage of a comment; <c>null</c> when it is about none.</summary>
    public async Task<PlacedAnchor?> FindAsync(Contribution contribution, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(contribution);
        await PrepareAsync([contribution], cancellationToken);
        return _placed[contribution.Number];
    }

    /// <summary>A text, as it is now.</summary>
    public async Task<AnchorText?> ReadTextAsync(AnchorSource source, CancellationToken cancellationToken = default)
    {
        if (!_texts.TryGetValue(source, out var text))
            _texts[source] = text = await texts.ReadAsync(source, cancellationToken);
        return text;
    }

    private async Task<PlacedAnchor> PlaceAsync(Anchor anchor, CancellationToken cancellationToken)
    {
        if (await ReadTextAsync(anchor.Source, cancellationToken) is not { } text)
            return new PlacedAnchor(anchor, null, AnchorPlace.Orphan);
        var place = AnchorSearch.Find(anchor, text);
        return new PlacedAnchor(anchor, text, place)
        {
            Was = place.Standing == AnchorStanding.Same ? null : await ReadEarlierAsync(anchor, cancellationToken),
        };
    }

    // The text it was made on, where the library still has just that one.
    private async Task<AnchorText?> ReadEarlierAsync(Anchor anchor, CancellationToken cancellationToken)
    {
        if (anchor is not { Source.Kind: AnchorSourceKind.Abstract, Version: { } version } || !WorkKey.TryParse(anchor.Source.Id, out var work))
            return null;
        if (!_earlier.TryGetValue((anchor.Source, version), out var text))
            _earlier[(anchor.Source, version)] = text = await texts.ReadVersionAsync(work, version, cancellationToken);
        return text?.Fingerprint == anchor.Fingerprint ? text : null;
    }
}

/// <summary>A passage with where it stands now.</summary>
/// <param name="Anchor">The passage as it was.</param>
/// <param name="Text">The text as it is now; <c>null</c> when the library has it no more.</param>
/// <param name="Place">Where the passage stands in it.</param>
public sealed record PlacedAnchor(Anchor Anchor, AnchorText? Text, AnchorPlace Place)
{
    /// <summary>The text it was made on, of a passage that changed or is gone; <c>null</c> where the library does not have it.</summary>
    public AnchorText? Was { get; init; }

    /// <summary>The words as they were, as plain text.</summary>
    public string OldWords => Was?.PlainOf(Anchor.Start, Anchor.Exact.Length) ?? Anchor.Exact;

    /// <summary>The words as they are now, as plain text; <c>null</c> of an orphan.</summary>
    public string? Words => Text is not null && Place.IsFound ? Text.PlainOf(Place.Start, Place.Length) : null;

    /// <summary>What became of the whole text it was made on; <c>null</c> where the library does not have that one.</summary>
    public IReadOnlyList<TextChange>? Changes => Text is null || Was is null
        ? null
        : TextDifference.Compare(Was.PlainOf(0, Was.Text.Length), Text.PlainOf(0, Text.Text.Length));

    /// <summary>The sentence it begins in now; <c>null</c> of an orphan.</summary>
    public AnchorSentence? Sentence => Text is not null && Place.IsFound ? Text.SentenceAt(Place.Start) : null;
}
