using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;

namespace ArxivLens.Core.Shelves;

/// <summary>What is new of a work since the owner of a shelf looked last.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Version">Its newest version, where that is new.</param>
/// <param name="Citations">How many works cite it that did not.</param>
/// <param name="Standing">How it stands, where it stood otherwise.</param>
public sealed record ShelfNews(ShelfLine Line, int? Version, int Citations, WorkStanding? Standing)
{
    /// <summary>Lines that are compared; of a longer shelf those that were saved last.</summary>
    public const int MostLines = 2_000;

    /// <summary>What there is to see of a work now.</summary>
    public static SeenWork Now(Work? work, int citations, WorkStanding standing) =>
        new(work?.Paper?.Versions[^1].Number ?? 0, citations, standing);

    /// <summary>Tells what is new; <c>null</c> when nothing is, or nothing had been seen before.</summary>
    public static ShelfNews? Of(ShelfLine line, SeenWork now)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(now);
        if (line.Entry.Seen is not { } seen)
            return null;
        var news = new ShelfNews(
            line,
            now.Version > seen.Version ? now.Version : null,
            Math.Max(0, now.Citations - seen.Citations),
            now.Standing != seen.Standing ? now.Standing : null);
        return news is { Version: null, Citations: 0, Standing: null } ? null : news;
    }
}
