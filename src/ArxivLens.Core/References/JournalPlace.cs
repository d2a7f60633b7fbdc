using System.Text;
using System.Text.RegularExpressions;

namespace ArxivLens.Core.References;

/// <summary>
/// Where a work was published, as a number: journal, volume and first page. It is read from references
/// (<c>Phys. Rev. Lett. 84, 2818 (2000)</c>), from what arXiv records as the journal, and from those DOIs that are made of it.
/// </summary>
internal static partial class JournalPlace
{
    private const int FurthestPage = 45;
    private const int MostVolumes = 40;

    private static readonly Dictionary<string, string> OfDoiName = new(StringComparer.Ordinal)
    {
        ["physrevlett"] = "phy rev let", ["physreva"] = "phy rev a", ["physrevb"] = "phy rev b", ["physrevc"] = "phy rev c",
        ["physrevd"] = "phy rev d", ["physreve"] = "phy rev e", ["physrevx"] = "phy rev x", ["physrev"] = "phy rev",
        ["revmodphys"] = "rev mod phy", ["ptp"] = "pro the phy", ["ptps"] = "pro the phy sup", ["jpsj"] = "jou phy soc jap",
    };

    private static readonly Dictionary<string, string> OfSerial = new(StringComparer.Ordinal)
    {
        ["0264-9381"] = "cla qua gra", ["0305-4470"] = "jou phy a", ["1751-8121"] = "jou phy a", ["1751-8113"] = "jou phy a",
        ["0953-4075"] = "jou phy b", ["0954-3899"] = "jou phy g", ["0953-8984"] = "jou phy con mat", ["1367-2630"] = "new jou phy",
        ["0004-637x"] = "astrop jou", ["2041-8205"] = "astrop jou", ["2041-8213"] = "astrop jou", ["1538-4357"] = "astrop jou",
        ["0067-0049"] = "astrop jou sup", ["0004-6256"] = "astron jou", ["0295-5075"] = "eur let", ["1126-6708"] = "jhep",
        ["1475-7516"] = "jcap",
    };

    /// <summary>The number of a place.</summary>
    /// <param name="journal">See <see cref="JournalName"/>.</param>
    /// <param name="volume">Digits.</param>
    /// <param name="page">Digits, perhaps behind a letter.</param>
    public static ulong Of(ReadOnlySpan<char> journal, ReadOnlySpan<char> volume, ReadOnlySpan<char> page)
    {
        var key = TextKey.Add(TextKey.Of(journal), '|');
        key = TextKey.Add(TextKey.Add(key, volume.TrimStart('0')), '|');
        var letter = page.Length > 0 && char.IsAsciiLetter(page[0]) ? char.ToLowerInvariant(page[0]) : ' ';
        return TextKey.Add(TextKey.Add(key, letter), page[(letter == ' ' ? 0 : 1)..].TrimStart('0'));
    }

    /// <summary>The place that a DOI is made of; <c>null</c> when it is made of something else.</summary>
    /// <param name="doi">Lower case.</param>
    public static ulong? OfDoi(string doi)
    {
        if (Dotted().Match(doi) is { Success: true } dotted && OfDoiName.TryGetValue(dotted.Groups["name"].Value, out var journal))
            return Of(journal, dotted.Groups["volume"].Value, dotted.Groups["page"].Value);
        if (Serial().Match(doi) is { Success: true } serial && OfSerial.TryGetValue(serial.Groups["serial"].Value, out journal))
            return OfSerialNumber(journal, serial);
        if (Springer().Match(doi) is { Success: true } month)
            return Of(month.Groups["name"].Value, $"{month.Groups["year"].Value[2..]}{month.Groups["month"].Value}", month.Groups["page"].Value);
        return Oxford().Match(doi) is { Success: true } oxford
            ? Of(JournalName.Of(oxford.Groups["name"].Value), oxford.Groups["volume"].Value, oxford.Groups["page"].Value)
            : null;
    }

    /// <summary>The places that a text may name, of which most are none; those of one name and volume stand together.</summary>
    public static void Find(string text, List<ulong> found)
    {
        var volumes = 0;
        foreach (Match volume in Number().Matches(text))
        {
            if (++volumes > MostVolumes)
                return;
            var words = WordsBefore(text, volume.Index);
            if (words.Count > 0)
                AddPlaces(text, volume, words, found);
        }
    }

    private static ulong OfSerialNumber(string journal, Match match)
    {
        var (volume, issue) = (match.Groups["volume"].Value, match.Groups["issue"].Value);
        if (journal is "jhep" or "jcap" && volume.Length == 4)
            volume = $"{volume[2..]}{issue.PadLeft(2, '0')}";
        return Of(journal, volume, match.Groups["page"].Value);
    }

    private static void AddPlaces(string text, Match volume, List<string> words, List<ulong> found)
    {
        var tail = text.AsSpan(volume.Index + volume.Length, Math.Min(FurthestPage, text.Length - volume.Index - volume.Length)).ToString();
        // 379B is volume 379 of section B
        var section = Section().Match(tail) is { Success: true } letter ? letter.Value.ToLowerInvariant() : null;
        var pages = Pages(tail[(section?.Length ?? 0)..]);
        if (pages.Count == 0)
            return;
        for (var from = Math.Max(0, words.Count - JournalName.MostWords); from < words.Count; from++)
        {
            var name = JournalName.Join(words.Skip(from).Append(section ?? ""));
            var place = name is "jhep" or "jcap" ? MonthOf(volume.Value, text) : volume.Value;
            if (name.Length < 2)
                continue;
            foreach (var page in pages)
                found.Add(Of(name, place, page));
        }
    }

    // JHEP's volumes are months: 0005 is 05 of 2000, and 05 (2000) is the same.
    private static string MonthOf(string volume, string text) => volume.Length <= 2 && Year().Match(text) is { Success: true } year
        ? $"{year.Value[2..]}{volume.PadLeft(2, '0')}"
        : volume;

    private static List<string> Pages(string tail)
    {
        var pages = new List<string>();
        foreach (Match number in Page().Matches(tail))
        {
            var isBracketed = number.Index > 0 && tail[number.Index - 1] == '(';
            if (isBracketed || number.Groups["issue"].Success)
                continue;
            pages.Add(number.Groups["page"].Value);
            if (pages.Count == 2)
                break;
        }

        return pages;
    }

    // Back from the volume over the words of a name: 'Phys. Rev. D, Vol. ' has three.
    private static List<string> WordsBefore(string text, int end)
    {
        var words = new List<string>();
        var commas = 0;
        var at = end - 1;
        while (at >= 0 && words.Count < JournalName.MostWords)
        {
            var c = text[at];
            if (char.IsLetter(c))
            {
                var from = at;
                while (from > 0 && (char.IsLetter(text[from - 1]) || text[from - 1] is '\'' or '’'))
                    from--;
                AddWord(words, text[from..(at + 1)]);
                at = from - 1;
                continue;
            }

            if (c is ',' or ':' && (words.Count > 0 || ++commas > 1))
                break;
            if (!(c is ' ' or '.' or ',' or ':' or '&' or '(' or ')' or '~' or '-' or '*' or '_'))
                break;
            at--;
        }

        words.Reverse();
        return words;
    }

    private static void AddWord(List<string> words, string written)
    {
        var folded = Encoding.Latin1.GetString(ReferenceWords.Of(written).Letters);
        if (folded is "vol" or "volume" or "bd" or "band" or "v" && words.Count == 0)
            return;
        if (JournalName.Shorten(folded) is { Length: > 0 } shortened)
            words.Add(shortened);
    }

    [GeneratedRegex(@"^10\.(1103|1143)/(?<name>[a-z]+)\.(?<volume>\d+)\.(?<page>[a-z]?\d+)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Dotted();

    [GeneratedRegex(
        @"^10\.(1088|3847)/(?<serial>\d{4}-\d{3}[\dx])/(?<volume>\d+)/(?<issue>\d+)/(?<page>[a-z]?\d+)$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Serial();

    [GeneratedRegex(
        @"^10\.1007/(?<name>jhep)(?<month>\d\d)\((?<year>\d{4})\)(?<page>\d+)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Springer();

    [GeneratedRegex(
        @"^10\.1093/(?<name>mnras|ptp)/(?<volume>\d+)\.\d+\.(?<page>[a-z]?\d+)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Oxford();

    [GeneratedRegex(@"\d{1,4}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    [GeneratedRegex(@"^[A-Ga-g](?![A-Za-z])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Section();

    [GeneratedRegex(
        @"(?<issue>\b([Nn]o|[Nn]r|[Ii]ssue|[Nn]umber)\b\.?\s*)?(?<page>\b[A-Z]?\d{1,7})", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Page();

    [GeneratedRegex(@"\b(19|20)\d\d\b", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Year();
}
