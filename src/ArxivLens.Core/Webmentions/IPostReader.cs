using ArxivLens.Core.Articles;

namespace ArxivLens.Core.Webmentions;

/// <summary>Looks at a page elsewhere that says it links here.</summary>
public interface IPostReader
{
    /// <summary>Looks at one.</summary>
    /// <param name="source">Its address.</param>
    /// <param name="isTarget">Whether an address is one of what it says it links to.</param>
    /// <param name="cancellationToken">Breaks off.</param>
    Task<PostReading> ReadAsync(Uri source, Func<Uri, bool> isTarget, CancellationToken cancellationToken);
}

/// <summary>What was seen of a page elsewhere.</summary>
/// <param name="Sight">What it is to us.</param>
/// <param name="Detail">Why, for the operator; empty where it links here.</param>
public sealed record PostReading(PostSight Sight, string Detail = "")
{
    /// <summary>What the page says of itself, where it links here.</summary>
    public ArticleFacts Facts { get; init; } = new();
}

/// <summary>What a page elsewhere is to us.</summary>
public enum PostSight
{
    /// <summary>It links here.</summary>
    Links,

    /// <summary>It is there and does not link here.</summary>
    LinksNot,

    /// <summary>It is gone (404, 410).</summary>
    Gone,

    /// <summary>It cannot be read just now.</summary>
    Unreadable,

    /// <summary>It is not to be read: its address, robots.txt, its type.</summary>
    Closed,
}
