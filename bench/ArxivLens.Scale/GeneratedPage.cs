using System.Globalization;
using System.Security;
using System.Text;
using ArxivLens.Scale.Corpus;

namespace ArxivLens.Scale;

/// <summary>A page of records as arXiv's server writes one, of made-up papers.</summary>
internal static class GeneratedPage
{
    /// <summary>Writes it.</summary>
    /// <param name="corpus">The papers.</param>
    /// <param name="first">The first that stands on the page.</param>
    /// <param name="count">How many do.</param>
    /// <param name="token">Where to go on.</param>
    public static byte[] Write(GeneratedCorpus corpus, int first, int count, string token)
    {
        var text = new StringBuilder("<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\"><responseDate>2026-11-22T07:18:23Z</responseDate><ListRecords>");
        var (draft, writer) = (new PaperDraft(), corpus.CreateWriter());
        for (var place = first; place < first + count; place++)
        {
            corpus.Draw(place, draft, writer);
            Append(text, draft);
        }

        return Encoding.UTF8.GetBytes(text.Append(CultureInfo.InvariantCulture, $"<resumptionToken>{token}</resumptionToken></ListRecords></OAI-PMH>").ToString());
    }

    private static void Append(StringBuilder text, PaperDraft draft)
    {
        var key = TextOf(draft.Key);
        var day = draft.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var submitted = draft.Day.ToString("ddd, dd MMM yyyy", CultureInfo.InvariantCulture);
        var authors = string.Join(", ", draft.Authors.Select(author => GeneratedCorpus.NameOf(author).Display));
        var categories = string.Join(' ', draft.Categories.Select(category => GeneratedCorpus.Categories[category]));
        text.Append(CultureInfo.InvariantCulture, $"<record><header><identifier>oai:arXiv.org:{key}</identifier><datestamp>{day}</datestamp></header>")
            .Append(CultureInfo.InvariantCulture, $"<metadata><arXivRaw xmlns=\"http://arxiv.org/OAI/arXivRaw/\"><id>{key}</id><submitter>S. Ubmitter</submitter>")
            .Append(CultureInfo.InvariantCulture, $"<version version=\"v1\"><date>{submitted} 19:18:42 GMT</date><size>256kb</size><source_type>D</source_type></version>")
            .Append(CultureInfo.InvariantCulture, $"<title>{TextOf(draft.Title)}</title><authors>{SecurityElement.Escape(authors)}</authors><categories>{categories}</categories>")
            .Append(CultureInfo.InvariantCulture, $"<comments>{TextOf(draft.Comments)}</comments><license>http://arxiv.org/licenses/nonexclusive-distrib/1.0/</license>")
            .Append(CultureInfo.InvariantCulture, $"<abstract>{TextOf(draft.Abstract)}</abstract></arXivRaw></metadata></record>");
    }

    private static string TextOf(ByteText text) => SecurityElement.Escape(Encoding.ASCII.GetString(text.Bytes))!;
}
