using System.Text;
using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Shelves;

/// <summary>What readers write on their shelves, without what no text should hold.</summary>
public static class ShelfText
{
    /// <summary>A name of a shelf on one line; <c>null</c> when nothing is left of it or it is too long.</summary>
    public static string? ReadName(string? typed) => ReadLine(typed, ShelfLimits.LongestName);

    /// <summary>A note, its lines as they are; <c>null</c> when it is too long.</summary>
    public static string? ReadNote(string? typed)
    {
        var note = PlainCharacters.Keep((typed ?? "").ReplaceLineEndings("\n")).Trim();
        return note.Length > ShelfLimits.LongestNote ? null : note;
    }

    /// <summary>
    /// Tags as they are typed, with commas, semicolons or lines between them, each once in whatever letter case; <c>null</c> when there
    /// are too many or one is too long.
    /// </summary>
    public static IReadOnlyList<string>? ReadTags(string? typed)
    {
        var tags = SplitTags(typed);
        return tags.Count > ShelfLimits.MostTags || tags.Any(tag => tag.Length > ShelfLimits.LongestTag) ? null : tags;
    }

    /// <summary>The first tags of those that somebody else's file names, the overlong ones left out.</summary>
    public static IReadOnlyList<string> TakeTags(IEnumerable<string> given)
    {
        ArgumentNullException.ThrowIfNull(given);
        return [.. given.SelectMany(SplitTags).Where(tag => tag.Length <= ShelfLimits.LongestTag)
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(ShelfLimits.MostTags)];
    }

    /// <summary>The beginning of a note of somebody else's file.</summary>
    public static string TakeNote(string given)
    {
        ArgumentNullException.ThrowIfNull(given);
        var note = PlainCharacters.Keep(given.ReplaceLineEndings("\n")).Trim();
        return Cut(note, ShelfLimits.LongestNote);
    }

    /// <summary>The title that a work had.</summary>
    public static string TakeTitle(string given) => Cut(OneLine.Of(PlainCharacters.Keep(given)), ShelfLimits.LongestTitle);

    private static List<string> SplitTags(string? typed) =>
        [.. (typed ?? "").Split([',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)
            .Select(tag => OneLine.Of(PlainCharacters.Keep(tag)).Trim().TrimStart('#').Normalize(NormalizationForm.FormC))
            .Where(tag => tag.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string? ReadLine(string? typed, int longest)
    {
        var line = OneLine.Of(PlainCharacters.Keep(typed ?? "")).Trim();
        return line.Length == 0 || line.Length > longest ? null : line.Normalize(NormalizationForm.FormC);
    }

    private static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
            return text;
        return text[..(char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)];
    }
}
