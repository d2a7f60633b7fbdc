using System.Text.RegularExpressions;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;
using Markdig.Syntax.Inlines;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>Finds works by identifier and readers by <c>@name</c> in plain words.</summary>
internal static partial class Mentions
{
    /// <summary>The words as they stand, in turns with what they name.</summary>
    public static IReadOnlyList<Inline> Split(string words)
    {
        var found = Find(words);
        if (found.Count == 0)
            return [new LiteralInline(words)];
        var parts = new List<Inline>();
        var end = 0;
        foreach (var (start, mention) in found)
        {
            if (start < end)
                continue;
            if (start > end)
                parts.Add(new LiteralInline(words[end..start]));
            parts.Add(mention);
            end = start + mention.Text.Length;
        }

        if (end < words.Length)
            parts.Add(new LiteralInline(words[end..]));
        return parts;
    }

    private static List<(int Start, MentionInline Mention)> Find(string words)
    {
        var found = new List<(int Start, MentionInline Mention)>();
        // Nearly all words name nothing.
        if (words.AsSpan().IndexOfAnyInRange('0', '9') >= 0)
        {
            foreach (var one in IdentifierSearch.Find(words))
                found.Add((one.Start, new MentionInline(words[one.Start..EndOf(words, one)], one.Key, null, isSure: true)));
            foreach (var match in BareNumber().EnumerateMatches(words))
                AddBare(words, match.Index, match.Length, found);
        }

        if (words.Contains('@', StringComparison.Ordinal))
        {
            foreach (Match match in ReaderName().Matches(words))
                AddReader(match.Groups["name"], found);
        }

        found.Sort((one, other) => one.Start != other.Start ? one.Start - other.Start : other.Mention.IsSure.CompareTo(one.Mention.IsSure));
        return found;
    }

    // The search leaves what closes a sentence to whoever reads the identifier: a DOI ends where less would be another.
    private static int EndOf(string words, FoundIdentifier one)
    {
        var end = one.End;
        while (one.Key.Doi is not null && end - 1 > one.Start && WorkKey.TryParse(words[one.Start..(end - 1)], out var key) && key == one.Key)
            end--;
        return end;
    }

    private static void AddBare(string words, int start, int length, List<(int Start, MentionInline Mention)> found)
    {
        var text = words.Substring(start, length);
        var isPartOfNumber = start > 0 && words[start - 1] is '.' or '-' or ',' or '/' && start > 1 && char.IsAsciiDigit(words[start - 2]);
        if (!isPartOfNumber && WorkKey.TryParse(text, out var key))
            found.Add((start, new MentionInline(text, key, null, isSure: false)));
    }

    private static void AddReader(Group name, List<(int Start, MentionInline Mention)> found)
    {
        // A full stop behind a name is the sentence's.
        var text = name.Value.TrimEnd('.', '-');
        if (text.Length is >= 2 and <= 40)
            found.Add((name.Index - 1, new MentionInline("@" + text, null, text, isSure: false)));
    }

    [GeneratedRegex(@"\b\d{4}\.\d{4,5}(v\d{1,2})?\b", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex BareNumber();

    [GeneratedRegex(@"(^|[^\p{L}\p{Nd}._/@-])@(?<name>[\p{L}\p{Nd}][\p{L}\p{Nd}._-]{1,60})", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex ReaderName();
}
