using System.Text.Json;
using System.Text.RegularExpressions;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;
using ArxivLens.Core.Summaries;
using ArxivLens.Sources.Latex;

namespace ArxivLens.Sources.FullTextFile;

/// <summary>
/// The references of a full text: its bibliography with the sentences that cite each entry, and the arXiv identifiers and DOIs that stand
/// in its sentences. The text's own identifier, which its title page and footers repeat, is none.
/// </summary>
internal sealed partial class FullTextReferences(WorkKey work)
{
    private readonly Dictionary<string, List<string>> sentences = new(StringComparer.Ordinal);
    private readonly Dictionary<WorkKey, List<string>> mentioned = [];

    /// <summary>Reads a paragraph as it stands in the file, with unarXive's marks of citations in it.</summary>
    public void AddParagraph(string paragraph)
    {
        var cited = new List<string[]>();
        var marked = Cite().Replace(CiteMarks.Without(paragraph), match => CiteMarks.Add(cited, [match.Groups["key"].Value]));
        if (cited.Count > 0)
            CiteMarks.Take(FullTextCleaning.Clean(marked), cited, sentences);
        if (MayName().IsMatch(paragraph))
            AddMentions(FullTextCleaning.Clean(NamingKey().Replace(paragraph, "[arXiv:${id}]")));
    }

    /// <summary>The references: the bibliography in its order, then what only the text names.</summary>
    /// <param name="bibliography">unarXive's <c>bib_entries</c>; nothing else when there is none.</param>
    public IReadOnlyList<WrittenReference> Build(JsonElement bibliography)
    {
        var references = new List<WrittenReference>();
        if (bibliography.ValueKind == JsonValueKind.Object)
        {
            foreach (var entry in bibliography.EnumerateObject())
            {
                if (references.Count < ReferenceList.MostReferences && ReadEntry(entry) is { } reference)
                    references.Add(reference);
            }
        }

        var known = references.SelectMany(one => IdentifierSearch.Find(one.Text)).Select(one => one.Key).ToHashSet();
        foreach (var (key, said) in mentioned.Where(one => !known.Contains(one.Key)).Take(ReferenceList.MostReferences - references.Count))
            references.Add(new WrittenReference(key.Arxiv is null ? key.ToString() : $"arXiv:{key}") { Sentences = said });
        return references;
    }

    private WrittenReference? ReadEntry(JsonProperty entry)
    {
        if (entry.Value.ValueKind != JsonValueKind.Object || !entry.Value.TryGetProperty("bib_entry_raw", out var raw)
            || raw.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        return ReferenceMarkup.Read(raw.GetString()! + Links(entry.Value), sentences.GetValueOrDefault(entry.Name));
    }

    // Where a link leads is not always in the text.
    private static string Links(JsonElement entry)
    {
        if (!entry.TryGetProperty("contained_links", out var links) || links.ValueKind != JsonValueKind.Array)
            return "";
        var text = "";
        foreach (var link in links.EnumerateArray().Take(20))
        {
            if (link.ValueKind == JsonValueKind.Object && link.TryGetProperty("url", out var url) && url.ValueKind == JsonValueKind.String)
                text += $"\\href{{{url.GetString()!.Replace("}", "", StringComparison.Ordinal)}}}{{}}";
        }

        return text;
    }

    private void AddMentions(string paragraph)
    {
        var found = IdentifierSearch.Find(paragraph).Where(one => one.Key != work).ToList();
        if (found.Count == 0)
            return;
        var spans = Sentences.Split(paragraph);
        foreach (var one in found)
        {
            if (!mentioned.TryGetValue(one.Key, out var said))
                mentioned.Add(one.Key, said = []);
            foreach (var span in spans.Where(span => span.Start <= one.Start && one.Start < span.Start + span.Length).Take(1))
            {
                if (said.Count < 5 && CiteMarks.Shown(paragraph.Substring(span.Start, span.Length)) is { } sentence && !said.Contains(sentence))
                    said.Add(sentence);
            }
        }
    }

    [GeneratedRegex(@"\{\{cite:(?<key>[0-9A-Za-z_-]{1,100})\}\}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Cite();

    // The key of a citation may be the identifier, or the bibcode of a preprint, which holds it: 2012arXiv1206.5307B.
    [GeneratedRegex(
        @"\[\\[a-z]+=([0-9A-Za-z:]{0,30}arXiv:?(?<id>[0-9]{4}\.[0-9]{4,5})[A-Za-z]?|(?<id>[a-z]+(-[a-z]+)?(\.[A-Z]{2})?/[0-9]{7}))\]",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex NamingKey();

    // Most paragraphs hold neither, which is told at less cost.
    [GeneratedRegex(@"\d{4}[.\d]\d{2}|10\.\d{4}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex MayName();
}
