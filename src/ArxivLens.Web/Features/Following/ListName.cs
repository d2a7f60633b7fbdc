using System.Globalization;
using ArxivLens.Core.Following;
using ArxivLens.Core.Papers;

namespace ArxivLens.Web.Features.Following;

/// <summary>What lists are called of which is kept when a reader saw them: those that can be followed by what follows them.</summary>
internal static class ListName
{
    /// <summary>All articles.</summary>
    public const string Articles = "articles";

    /// <summary>All questions.</summary>
    public const string Questions = "questions";

    /// <summary>All comments.</summary>
    public const string Comments = "comments";

    private const string Citing = "citing ";
    private const string Shelf = "shelf ";

    /// <summary>The works that cite a work.</summary>
    public static string OfCiting(WorkKey key) => Citing + key;

    /// <summary>The work of a list of what cites it; <c>null</c> of any other list.</summary>
    public static WorkKey? ReadCiting(string list) =>
        list.StartsWith(Citing, StringComparison.Ordinal) && WorkKey.TryParse(list[Citing.Length..], out var key) ? key : null;

    /// <summary>A shelf, by its number.</summary>
    public static string OfShelf(long number) => Shelf + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Reads one that somebody sends; <c>null</c> when there can be no such list.</summary>
    public static string? Read(string? text)
    {
        if (text is null or Articles or Questions or Comments)
            return text;
        if (text.StartsWith(Citing, StringComparison.Ordinal))
            return ReadCiting(text) is { } key ? OfCiting(key) : null;
        if (text.StartsWith(Shelf, StringComparison.Ordinal))
            return long.TryParse(text[Shelf.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? OfShelf(number) : null;
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        return FollowedThing.TryRead(end < 0 ? text : text[..end], end < 0 ? "" : text[(end + 1)..], out var thing) ? thing.Value.ToString() : null;
    }
}
