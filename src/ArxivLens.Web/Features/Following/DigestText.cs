using System.Globalization;
using System.Text;
using ArxivLens.Core.Following;
using ArxivLens.Core.Network.Exports;

namespace ArxivLens.Web.Features.Following;

/// <summary>
/// A digest as plain text of lines that a screen of 80 columns shows unbroken; only addresses are longer, since a broken one leads
/// nowhere.
/// </summary>
internal static class DigestText
{
    /// <summary>Columns of a line.</summary>
    public const int Columns = 76;

    private const int NamedInSubject = 2;
    private const int LongestName = 60;

    /// <summary>The subject: how much there is and of what.</summary>
    public static string SubjectOf(DigestChoice digest, IReadOnlyList<ThingNews> things)
    {
        var total = things.Sum(thing => (long)thing.News.Total);
        var named = things.OrderByDescending(thing => thing.News.Total).Take(NamedInSubject).Select(thing => Short(thing.Name.Name));
        var rest = things.Count > NamedInSubject ? $" and {things.Count - NamedInSubject} more" : "";
        var count = total > 0 ? string.Create(CultureInfo.InvariantCulture, $"{total:N0} new") : "Older works came in";
        return $"{count}: {string.Join(", ", named)}{rest} ({DigestWords.NameOf(digest)} digest)";
    }

    /// <summary>Writes the text.</summary>
    /// <param name="digest">Daily or weekly.</param>
    /// <param name="things">What is new; nothing without news.</param>
    /// <param name="span">From when to when.</param>
    /// <param name="home">Where readers reach this server, for links.</param>
    /// <param name="unsubscribe">Where digests are ended.</param>
    public static string Write(
        DigestChoice digest, IReadOnlyList<ThingNews> things, NewsSpan span, Uri home, Uri unsubscribe)
    {
        var text = new StringBuilder();
        Wrap(text, $"What is new in what you follow, {Day(span.From.At)} to {Day(span.To.At)}.", "");
        foreach (var thing in things)
            Write(text, thing, home);
        text.Append('\n').Append('-', Columns).Append('\n');
        Wrap(text, $"This is your {DigestWords.NameOf(digest)} digest. What you follow, and when this comes:", "");
        text.Append(new Uri(home, "following")).Append('\n');
        Wrap(text, "No more digests:", "");
        text.Append(unsubscribe).Append('\n');
        return text.ToString();
    }

    private static void Write(StringBuilder text, ThingNews thing, Uri home)
    {
        text.Append('\n');
        Wrap(text, $"{ThingNames.SortOf(thing.Follow.Thing.Kind).ToUpperInvariant()}: {thing.Name.Name}", "");
        Wrap(text, NewsWords.Count(thing.News), "");
        foreach (var item in thing.News.Items)
        {
            text.Append('\n');
            Wrap(text, $"* {NewsWords.Of(item)}: {item.Title}", "  ");
            if (item.Authors.Count > 0)
                Wrap(text, $"  {string.Join(", ", item.Authors)}", "  ");
            text.Append("  ").Append(Absolute(home, NewsWords.AddressOf(item))).Append('\n');
        }

        var rest = thing.News.Total - thing.News.Items.Count;
        if (rest <= 0 && thing.News.Older == 0)
            return;
        text.Append('\n');
        Wrap(text, rest > 0 ? string.Create(CultureInfo.InvariantCulture, $"  and {rest:N0} more:") : "  All of it:", "  ");
        text.Append("  ").Append(Absolute(home, thing.Name.Page)).Append('\n');
    }

    private static Uri Absolute(Uri home, string path) => new(home, path);

    private static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Short(string name)
    {
        var plain = PlainOf(name);
        if (plain.Length <= LongestName)
            return plain;
        var end = char.IsHighSurrogate(plain[LongestName - 1]) ? LongestName - 1 : LongestName;
        return plain[..end].TrimEnd() + "…";
    }

    // Words that are longer than a line stand on one of their own.
    private static void Wrap(StringBuilder text, string paragraph, string indent)
    {
        var lead = paragraph.StartsWith("  ", StringComparison.Ordinal) ? "  " : "";
        var column = 0;
        foreach (var word in PlainOf(paragraph).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && column + 1 + word.Length > Columns)
            {
                text.Append('\n').Append(indent);
                column = indent.Length;
            }
            else if (column > 0)
            {
                text.Append(' ');
                column++;
            }
            else
            {
                text.Append(lead);
                column = lead.Length;
            }

            text.Append(word);
            column += word.Length;
        }

        text.Append('\n');
    }

    // On one line, without what breaks or turns one.
    private static string PlainOf(string text) =>
        string.Join(' ', XmlCharacters.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
