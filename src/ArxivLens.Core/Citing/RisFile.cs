using System.Globalization;
using System.Text;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Citing;

/// <summary>
/// Records of RIS, UTF-8, lines ended by CR LF. A preprint is an unpublished work (<c>UNPB</c>): RIS has no nearer type. For Zotero
/// the type stands in <c>M2</c> besides, which it keeps as "Extra" and reads when it saves.
/// </summary>
internal sealed class RisFile : CitationFile
{
    public override string Add(CitedWork cited)
    {
        var record = new StringBuilder();
        foreach (var (tag, value) in FieldsOf(cited).Where(field => field.Value.Length > 0))
            record.Append(CultureInfo.InvariantCulture, $"{tag}  - {value}\r\n");
        return record.Append("ER  - \r\n\r\n").ToString();
    }

    private static IEnumerable<(string Tag, string Value)> FieldsOf(CitedWork cited)
    {
        yield return ("TY", cited.IsPreprint ? "UNPB" : "GEN");
        yield return ("ID", CitationKey.Of(cited.Work));
        yield return ("TI", cited.Title);
        foreach (var author in cited.Work.Authors)
            yield return ("AU", NameOf(author));
        yield return ("PY", cited.Year?.ToString("D4", CultureInfo.InvariantCulture) ?? "");
        yield return ("DA", cited.Day?.ToString("yyyy'/'MM'/'dd", CultureInfo.InvariantCulture) ?? "");
        yield return ("AB", cited.Abstract);
        yield return ("DO", cited.Doi);
        yield return ("UR", cited.Address);
        foreach (var keyword in cited.Keywords)
            yield return ("KW", keyword);
        yield return ("N1", cited.JournalReference is { Length: > 0 } journal ? $"Journal reference: {journal}" : "");
        yield return ("N1", cited.Comments is { Length: > 0 } comments ? $"Comment: {comments}" : "");
        yield return ("N1", cited.NoteLine);
        if (!cited.IsPreprint)
            yield break;
        yield return ("PB", "arXiv");
        yield return ("DB", "arXiv");
        yield return ("AN", cited.ArxivName);
        yield return ("M3", "Preprint");
        yield return ("M2", "Type: preprint");
        yield return ("M2", cited.Quoted);
        yield return ("L1", cited.Pdf);
    }

    // A comma within a part would part it; a name of one part is not parted at all.
    private static string NameOf(PersonName name)
    {
        string[] parts = name.Given.Length > 0 ? [name.Family, name.Given, name.Suffix] : [name.Display];
        return string.Join(", ", parts.Select(part => OneLine.Of(part.Replace(',', ' '))).Where(part => part.Length > 0));
    }
}
