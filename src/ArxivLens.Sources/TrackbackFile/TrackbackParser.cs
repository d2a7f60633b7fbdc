using System.Net;
using System.Text.Json;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;
using ArxivLens.Sources.Json;

namespace ArxivLens.Sources.TrackbackFile;

/// <summary>Reads one trackback. It keeps what it reads until the next record, so it is for one thread.</summary>
/// <param name="now">When the file is read.</param>
internal sealed class TrackbackParser(DateTimeOffset now)
{
    // Moderators of arXiv let a trackback through; that it names the paper is sure, what it says of it was not read.
    private const double Confidence = 0.9;

    private readonly RecordFields fields = new("paper", "title", "excerpt", "url", "site", "posted");
    private readonly string?[] texts = new string?[6];
    private WorkKey paper;

    // In the order of the table of names
    private enum Field
    {
        Paper,
        Title,
        Excerpt,
        Url,
        Site,
        Posted,
    }

    /// <summary>Reads a record; see <see cref="Lines.RecordParser{T}"/>.</summary>
    public ArticleMention? Parse(ReadOnlySpan<byte> line, out string? reason)
    {
        ArticleMention? mention = null;
        try
        {
            var reader = new Utf8JsonReader(line);
            if (fields.Begin(ref reader) && ReadFields(ref reader))
                mention = Make();
        }
        catch (JsonException e)
        {
            fields.Fail(JsonFault.Describe(e));
        }

        reason = fields.Fault;
        return reason is null ? mention : null;
    }

    private bool ReadFields(ref Utf8JsonReader reader)
    {
        Array.Clear(texts);
        paper = default;
        while (fields.Fault is null && fields.Next(ref reader) is var field and >= 0)
        {
            if (field == (int)Field.Paper)
                paper = RecordValues.Key(ref reader, fields, field);
            else
                texts[field] = fields.Text(ref reader, field);
        }

        return fields.Fault is null;
    }

    private ArticleMention? Make()
    {
        var posted = RecordValues.Day(texts[(int)Field.Posted], fields, (int)Field.Posted);
        if (paper == default)
            fields.Fail("paper is missing");
        var given = texts[(int)Field.Url];
        if (!ArticleAddress.TryRead(given, out var url))
            fields.Fail(string.IsNullOrEmpty(given) ? "url is missing" : $"url {RecordValues.Quote(given)} is no http or https address");
        if (fields.Fault is not null)
            return null;
        var facts = new ArticleFacts { Title = Words(Field.Title), Site = Words(Field.Site), Published = posted, Address = url };
        var work = new DiscussedWork(paper.ToString(), paper, Confidence, Words(Field.Excerpt) ?? "", default, IsAsked: false);
        return ArticleMention.Make(facts, work, now);
    }

    // Sites send what their templates hold: entities, and now and then entities of entities.
    private string? Words(Field field)
    {
        var decoded = WebUtility.HtmlDecode(WebUtility.HtmlDecode(texts[(int)field] ?? ""));
        var words = string.Join(' ', decoded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? null : words;
    }
}
