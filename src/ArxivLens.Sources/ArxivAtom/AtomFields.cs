using System.Xml;
using ArxivLens.Sources.Xml;

namespace ArxivLens.Sources.ArxivAtom;

/// <summary>The fields of an entry as they stand; of what may stand once only the first counts.</summary>
internal sealed class AtomFields
{
    private const string Atom = "http://www.w3.org/2005/Atom";
    private const string Arxiv = "http://arxiv.org/schemas/atom";
    private const int MostAuthors = 20_000;
    private const int MostCategories = 100;

    public string? Id { get; private set; }

    public string? Title { get; private set; }

    public string? Summary { get; private set; }

    public string? Published { get; private set; }

    public string? Updated { get; private set; }

    public string? Comment { get; private set; }

    public string? JournalRef { get; private set; }

    public string? Doi { get; private set; }

    public string? PrimaryCategory { get; private set; }

    public List<string> Categories { get; } = [];

    /// <summary>The names, in order. Affiliations, which hardly any paper has, are passed over: the library has no place for them.</summary>
    public List<string> Authors { get; } = [];

    /// <summary>Reads the entry the reader stands at.</summary>
    /// <exception cref="XmlException">It is no XML.</exception>
    public static AtomFields Read(XmlReader reader)
    {
        var fields = new AtomFields();
        if (reader.IsEmptyElement) return fields;
        var depth = reader.Depth;
        while (reader.Next() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.NamespaceURI == Atom) fields.TakeAtom(reader);
            else if (reader.NamespaceURI == Arxiv) fields.TakeArxiv(reader);
            else reader.PassOver();
        }

        return fields;
    }

    private void TakeAtom(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "id": Id ??= reader.ReadText().Trim(); break;
            case "title": Title ??= reader.ReadText(); break;
            case "summary": Summary ??= reader.ReadText(); break;
            case "published": Published ??= reader.ReadText(); break;
            case "updated": Updated ??= reader.ReadText(); break;
            case "category": TakeCategory(reader); break;
            case "author": TakeAuthor(reader); break;
            default: reader.PassOver(); break;
        }
    }

    private void TakeArxiv(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "comment": Comment ??= reader.ReadText(); break;
            case "journal_ref": JournalRef ??= reader.ReadText(); break;
            case "doi": Doi ??= reader.ReadText(); break;
            case "primary_category":
                PrimaryCategory ??= reader.GetAttribute("term");
                reader.PassOver();
                break;
            default: reader.PassOver(); break;
        }
    }

    private void TakeCategory(XmlReader reader)
    {
        if (reader.GetAttribute("term") is { Length: > 0 } term && Categories.Count < MostCategories) Categories.Add(term);
        reader.PassOver();
    }

    private void TakeAuthor(XmlReader reader)
    {
        if (reader.IsEmptyElement) return;
        var depth = reader.Depth;
        while (reader.Next() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.NamespaceURI != Atom || reader.LocalName != "name") reader.PassOver();
            else if (Authors.Count < MostAuthors) Authors.Add(reader.ReadText());
            else throw new XmlException($"an entry has more than {MostAuthors} authors");
        }
    }
}
