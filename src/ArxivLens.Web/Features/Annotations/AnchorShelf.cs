using ArxivLens.Core.Annotations;
using ArxivLens.Core.Discussion;

namespace ArxivLens.Web.Features.Annotations;

/// <summary>The passages of the comments on one page, each text read once and each passage looked for once.</summary>
public sealed class AnchorShelf(IAnchorStore store, AnchorTexts texts)
{
    private readonly Dictionary<AnchorSource, AnchorText?> _texts = [];
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

    private async Task<PlacedAnchor> PlaceAsync(Anchor anchor, CancellationToken cancellationToken) =>
        await ReadTextAsync(anchor.Source, cancellationToken) is { } text
            ? new PlacedAnchor(anchor, text, AnchorSearch.Find(anchor, text))
            : new PlacedAnchor(anchor, null, AnchorPlace.Orphan);
}

/// <summary>A passage with where it stands now.</summary>
/// <param name="Anchor">The passage as it was.</param>
/// <param name="Text">The text as it is now; <c>null</c> when the library has it no more.</param>
/// <param name="Place">Where the passage stands in it.</param>
public sealed record PlacedAnchor(Anchor Anchor, AnchorText? Text, AnchorPlace Place)
{
    /// <summary>The words as they are now; <c>null</c> of an orphan.</summary>
    public string? Words => Text is not null && Place.IsFound ? Text.Text.Substring(Place.Start, Place.Length) : null;

    /// <summary>The sentence it begins in now; <c>null</c> of an orphan.</summary>
    public AnchorSentence? Sentence => Text is not null && Place.IsFound ? Text.SentenceAt(Place.Start) : null;
}
