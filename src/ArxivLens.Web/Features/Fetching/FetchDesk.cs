using ArxivLens.Core.Fetching;
using ArxivLens.Core.Papers;

namespace ArxivLens.Web.Features.Fetching;

/// <summary>What pages and data know of papers that are fetched from arXiv when readers ask for them.</summary>
/// <param name="line">Those that are yet to come; <c>null</c> where whoever runs the server does not allow it.</param>
public sealed class FetchDesk(FetchLine? line)
{
    /// <summary>Whether readers may ask for papers.</summary>
    public bool IsOpen => line is not null;

    /// <summary>Rises with everything that pages say of it.</summary>
    public long Revision => line?.Revision ?? 0;

    /// <summary>How it stands with a paper whose record the library does not have.</summary>
    public FetchNotice Look(ArxivId id) => new(id, IsOpen, line?.Find(id));

    /// <summary>Asks for a paper; looking at its page does not.</summary>
    /// <returns>How it stands with it; <c>null</c> when the line is full.</returns>
    /// <exception cref="InvalidOperationException">Readers may not ask.</exception>
    public FetchNotice? Ask(ArxivId id) => (line ?? throw new InvalidOperationException("Nothing is fetched here.")).Ask(id) is { } standing
        ? new FetchNotice(id, IsOpen, standing)
        : null;

    /// <summary>How a program gets at a paper that the library does not have, a sentence.</summary>
    public string HintOf(ArxivId id) => Look(id) switch
    {
        { Standing.IsInLine: true } => "ArxivLens is asking arXiv for it.",
        { Standing.State: FetchState.Unknown } => "arXiv has no such paper either.",
        { IsOpen: true } => $"Readers can have it fetched from arXiv at /abs/{id}.",
        _ => $"Whoever runs this library can take it in with: arxivlens fetch {id}",
    };
}

/// <summary>How it stands with a paper whose record the library does not have.</summary>
/// <param name="Id">Its identifier.</param>
/// <param name="IsOpen">Whether readers may ask for it.</param>
/// <param name="Standing">What came of asking for it; <c>null</c> when nobody has.</param>
public sealed record FetchNotice(ArxivId Id, bool IsOpen, FetchStanding? Standing)
{
    private const int LongestPause = 60;
    private const int UsualPause = 5;

    /// <summary>Whether it is yet to come.</summary>
    public bool IsInLine => Standing is { IsInLine: true };

    /// <summary>Whether there is something to press.</summary>
    public bool CanAsk => IsOpen && Standing is null;

    /// <summary>In how many seconds a page without scripts looks again.</summary>
    /// <param name="now">The time.</param>
    public int SecondsToNextLook(DateTimeOffset now) => Standing?.Trouble?.Retry is { } retry
        ? (int)Math.Clamp((retry - now).TotalSeconds + 1, UsualPause, LongestPause)
        : UsualPause;
}
