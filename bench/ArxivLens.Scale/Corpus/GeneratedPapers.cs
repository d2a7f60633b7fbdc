using System.Text;
using ArxivLens.Index.Documents;

namespace ArxivLens.Scale.Corpus;

/// <summary>Generated papers as documents of the index.</summary>
internal sealed class GeneratedPapers(GeneratedCorpus corpus) : IPaperCorpus
{
    private static readonly string[] Codes = [.. GeneratedCorpus.Categories];
    private readonly Dictionary<int, (string Name, string Slug)> _authors = [];

    /// <inheritdoc/>
    public int Count => corpus.Count;

    /// <inheritdoc/>
    public IEnumerable<IndexDocument> ReadDocuments()
    {
        var draft = new PaperDraft();
        var writer = corpus.CreateWriter();
        var names = new StringBuilder();
        for (var number = 0; number < corpus.Count; number++)
        {
            corpus.Draw(number, draft, writer);
            yield return ToDocument(draft, names);
        }
    }

    /// <inheritdoc/>
    public IndexDocument Read(int number)
    {
        var draft = new PaperDraft();
        corpus.Draw(number, draft, corpus.CreateWriter());
        return ToDocument(draft, new StringBuilder());
    }

    /// <inheritdoc/>
    public long TellCitations(ReferencesReceiver receive) => new GeneratedCitations(corpus).Tell(receive);

    private IndexDocument ToDocument(PaperDraft draft, StringBuilder names)
    {
        names.Clear();
        var slugs = new string[draft.Authors.Count];
        for (var place = 0; place < slugs.Length; place++)
        {
            if (!_authors.TryGetValue(draft.Authors[place], out var author))
            {
                var name = GeneratedCorpus.NameOf(draft.Authors[place]);
                _authors.Add(draft.Authors[place], author = (name.Display, name.Slug));
            }

            names.Append(place > 0 ? ", " : "").Append(author.Name);
            slugs[place] = author.Slug;
        }

        var categories = new string[draft.Categories.Count];
        for (var place = 0; place < categories.Length; place++)
            categories[place] = Codes[draft.Categories[place]];
        return new IndexDocument
        {
            Key = draft.Key.ToString(),
            Title = draft.Title.ToString(),
            Abstract = draft.Abstract.ToString(),
            Authors = names.ToString(),
            Comments = draft.Comments.ToString(),
            Day = draft.Day.DayNumber,
            Year = draft.Day.Year,
            Kind = 2,
            Categories = categories,
            AuthorSlugs = slugs,
        };
    }
}
