using ArxivLens.Core.Papers;
using ArxivLens.Core.References;

namespace ArxivLens.Sources.Latex;

/// <summary>
/// Makes the list of references of a paper from the files of its source: what is typeset (<c>.bbl</c>, <c>\bibitem</c> in
/// <c>.tex</c>, amsrefs), or, when nothing is, the entries of its BibTeX files that it cites.
/// </summary>
internal static class LatexReader
{
    /// <summary>The origin of the lists.</summary>
    public const string Origin = "latex";

    /// <summary>Reads the list; <c>null</c> when there is none.</summary>
    public static ReferenceList? Read(WorkKey paper, IReadOnlyList<SourcePart> parts)
    {
        var files = parts.Where(part => !IsOther(part.Bytes)).Select(part => (part.Name, Tex: LatexText.WithoutComments(LatexText.Decode(part.Bytes)))).ToList();
        var sentences = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (name, tex) in files)
        {
            if (!IsBibTex(name) && !IsList(name))
                CiteSentences.Find(tex, sentences);
        }

        var references = Typeset(files, sentences);
        if (references.Count == 0)
            references = FromBibTex(files.Where(file => IsBibTex(file.Name)).Select(file => file.Tex), sentences);
        return references.Count == 0 ? null : new ReferenceList(paper, Origin, references);
    }

    // Of several lists, as for a paper and its supplement, all; an entry that stands in two of them once.
    private static List<WrittenReference> Typeset(List<(string Name, string Tex)> files, Dictionary<string, List<string>> sentences)
    {
        var found = new List<WrittenReference>();
        var known = new HashSet<(string Key, string Text)>();
        foreach (var (name, tex) in files.Where(file => !IsBibTex(file.Name)).OrderByDescending(file => IsList(file.Name)))
        {
            foreach (var (key, reference) in TypesetIn(tex, sentences))
            {
                if (found.Count == ReferenceList.MostReferences)
                    return found;
                if (reference is not null && known.Add((key, reference.Text)))
                    found.Add(reference);
            }
        }

        return found;
    }

    private static IEnumerable<(string Key, WrittenReference? Reference)> TypesetIn(string tex, Dictionary<string, List<string>> sentences)
    {
        foreach (var entry in BiblatexReader.ReadEntries(tex).Concat(BiblatexReader.ReadAmsRefs(tex)))
            yield return (entry.Key, ReferenceFields.Make(entry.Fields, sentences.GetValueOrDefault(entry.Key)));
        foreach (var item in BibItemReader.Read(tex))
            yield return (item.Key, ReferenceMarkup.Read(item.Body, sentences.GetValueOrDefault(item.Key)));
    }

    private static List<WrittenReference> FromBibTex(IEnumerable<string> files, Dictionary<string, List<string>> sentences)
    {
        var found = new List<WrittenReference>();
        foreach (var entry in files.SelectMany(file => BibTexReader.Read(file)))
        {
            if (sentences.Count > 0 && !sentences.ContainsKey(entry.Key))
                continue;
            if (found.Count == ReferenceList.MostReferences)
                break;
            if (ReferenceFields.Make(entry.Fields, sentences.GetValueOrDefault(entry.Key)) is { } reference)
                found.Add(reference);
        }

        return found;
    }

    private static bool IsBibTex(string name) => Path.GetExtension(name).Equals(".bib", StringComparison.OrdinalIgnoreCase);

    private static bool IsList(string name) => Path.GetExtension(name).Equals(".bbl", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether it is no text: a PDF, PostScript, an archive in the archive, a picture.</summary>
    private static bool IsOther(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("%PDF"u8) || bytes.StartsWith("%!PS"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0x1f, 0x8b]) || bytes.StartsWith("PK\u0003\u0004"u8)
        || bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G']);
}
