using System.Globalization;
using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles.TextFiles;

/// <summary>
/// What a file says of itself above its text and below: title, author, day, minutes to read, tags. The lines that say it are no
/// part of the text.
/// </summary>
internal sealed partial class FactsReader(IReadOnlyList<TextLine> lines)
{
    /// <summary>Lines with words that are looked at for what stands above the text.</summary>
    private const int MostAbove = 14;

    private const int LongestTitle = 200;
    private const int MostTags = 12;

    /// <summary>What stands between a name and the day behind it.</summary>
    private static readonly char[] BehindName = [' ', ',', ';', '·', '|', '-', '–', '—'];

    private readonly HashSet<int> taken = [];

    /// <summary>Whether a line is no part of the text.</summary>
    public bool IsTaken(int line)
        => taken.Contains(line) || Furniture.IsOne(lines[line].Text) || LinkReader.IsDefinition(lines[line].Text);

    /// <summary>Reads what is said.</summary>
    public ArticleFacts Read(string? fileName)
    {
        var facts = new ArticleFacts();
        var matter = FrontMatter.Read(lines, ref facts);
        for (var at = 0; at < matter; at++) taken.Add(at);
        var above = Enumerable.Range(matter, lines.Count - matter).Where(at => !lines[at].IsBlank).Take(MostAbove).ToList();
        facts = facts with { Title = facts.Title ?? TitleOf(above) };
        foreach (var at in above) facts = ReadAbove(facts, at, above);
        if (facts.Tags.Count == 0) facts = facts with { Tags = ReadTags() };
        return facts with { Published = facts.Published ?? (fileName is null ? null : ArticleDates.Find(fileName)) };
    }

    /// <summary>The first heading, else the first line that is no sentence, byline or button.</summary>
    private string? TitleOf(List<int> above)
    {
        var heading = above.FirstOrDefault(at => LineForm.HeadingLevel(lines[at].Text) > 0, -1);
        var first = above.FirstOrDefault(at => !IsTaken(at) && !IsByline(lines[at].Text), -1);
        var chosen = heading >= 0 ? heading : first;
        if (chosen < 0) return null;
        var title = Plain(lines[chosen].Text.TrimStart('#', ' '));
        if (IsCapitals(title) && chosen + 1 < lines.Count && IsCapitals(lines[chosen + 1].Text))
        {
            title = $"{title} {lines[chosen + 1].Text}";
            taken.UnionWith([chosen, chosen + 1]);
        }

        return heading < 0 && (title.Length > LongestTitle || title.EndsWith('.') || title.EndsWith(':')) ? null : title;
    }

    private static bool IsCapitals(string text) => text.Any(char.IsUpper) && !text.Any(char.IsLower);

    private static bool IsByline(string text)
        => ArticleDates.IsDateLine(text) || Minutes().IsMatch(text) || Author().IsMatch(text);

    private ArticleFacts ReadAbove(ArticleFacts facts, int at, List<int> above)
    {
        var text = lines[at].Text;
        if (Minutes().Match(text) is { Success: true } minutes)
        {
            taken.Add(at); return ReadMinutes(facts, at, above, minutes);
        }

        if (Author().Match(Plain(text)) is { Success: true } author && facts.Author is null)
        {
            taken.Add(at);
            return facts with { Author = author.Groups["name"].Value.Trim().TrimEnd(BehindName),
                Published = facts.Published ?? ArticleDates.Find(text) };
        }

        if (ReadParts(facts, text) is { } parted)
        {
            taken.Add(at);
            return parted;
        }

        if (!ArticleDates.IsDateLine(text)) return facts;
        taken.Add(at);
        return facts with { Published = facts.Published ?? ArticleDates.Find(text) };
    }

    /// <summary><c>Opinion | Jane Doe | 3 March 2024</c>: a name among parts that are a day, minutes or a word.</summary>
    private static ArticleFacts? ReadParts(ArticleFacts facts, string text)
    {
        var parts = text.Split(['|', '·', '•', '—'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2 || text.Length > LongestTitle || facts.Author is not null) return null;
        var name = Array.Find(parts, PersonText.IsName);
        return name is null || !parts.All(part => part == name || ArticleDates.IsDateLine(part) || !part.Contains(' ', StringComparison.Ordinal))
            ? null
            : facts with { Author = name, Published = facts.Published ?? ArticleDates.Find(text) };
    }

    /// <summary>The line above <c>9 min read</c> names the author where it is a name.</summary>
    private ArticleFacts ReadMinutes(ArticleFacts facts, int at, List<int> above, Match minutes)
    {
        var text = lines[at].Text;
        var before = above.IndexOf(at) - 1;
        if (facts.Author is null && before >= 0 && PersonText.IsName(lines[above[before]].Text)
            && lines[above[before]].Text != facts.Title)
        {
            taken.Add(above[before]);
            facts = facts with { Author = lines[above[before]].Text };
        }

        return facts with
        {
            ReadingMinutes = int.Parse(minutes.Groups["minutes"].ValueSpan, CultureInfo.InvariantCulture),
            Published = facts.Published ?? ArticleDates.Find(text),
        };
    }

    private List<string> ReadTags()
    {
        var tags = new List<string>();
        for (var at = lines.Count - 1; at >= 0 && tags.Count < MostTags; at--)
        {
            var text = lines[at].Text;
            if (text.Length == 0) continue;
            if (TagLine().Match(text) is { Success: true } named)
            {
                taken.Add(at);
                return [.. named.Groups["tags"].Value.Split([',', '#'],
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
            }

            if (!IsTag(text)) return KeepTags(tags, at, Furniture.IsOne(text));
            tags.Insert(0, text.TrimStart('#'));
        }

        return [];
    }

    /// <summary>Short lines at the end are tags when they stand below the site's own lines.</summary>
    private List<string> KeepTags(List<string> tags, int above, bool isBelowFurniture)
    {
        if (!isBelowFurniture || tags.Count < 2) return [];
        for (var at = above + 1; at < lines.Count; at++) taken.Add(at);
        return tags;
    }

    private static bool IsTag(string text)
        => text.Length <= 32 && !Furniture.IsOne(text) && text.Split(' ').Length <= 4 && Tag().IsMatch(text);

    private static string Plain(string line) => FlowText.Of(line, new TextSpan(0, line.Length)).Text;

    [GeneratedRegex(@"\b(?<minutes>\d{1,3})[- ]min(ute)?s? read\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Minutes();

    [GeneratedRegex(
        @"^(By|by|BY|Author|AUTHOR|Written by|Words by|Story by|Posted by)(:| )\s*(?<name>\p{Lu}[\p{L}.'’-]*( (and|&|de|van"
        + @"|von|der|la|da|du|bin|al|le|\p{Lu}[\p{L}.'’-]*,?)){0,9})([ ,|·•—–-]{1,3}.{0,60})?$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Author();

    [GeneratedRegex(@"^(tags?|topics?|filed under|keywords):? (?<tags>.{2,200})$|^(?<tags>#\w+( #\w+)+)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex TagLine();

    [GeneratedRegex(@"^#?[\p{L}\d][\p{L}\d &/'’+.-]*$", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
