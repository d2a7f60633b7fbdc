using System.Globalization;

namespace ArxivLens.Core.References;

/// <summary>Parts an entry that holds several references (<c>Phys. Rev. D 1 (1990) 1; ibid. 2 (1991) 3</c>) into one each.</summary>
internal static class ReferencePieces
{
    /// <summary>The references of an entry, itself when it is one.</summary>
    public static IReadOnlyList<WrittenReference> Of(WrittenReference written)
    {
        var mayBeSeveral = written.Text.Contains(';', StringComparison.Ordinal) || written.Text.Contains("ibid", StringComparison.OrdinalIgnoreCase);
        if (!mayBeSeveral || written.Facts is { Title: not null })
            return [written];
        var parsed = ReferenceParser.Parse(written.Text);
        if (parsed.Further.Count == 0)
            return [written];
        var pieces = new List<WrittenReference>();
        foreach (var one in parsed.Further.Prepend(parsed))
        {
            // an erratum is the work itself
            if (one.Tie != ReferenceTie.Erratum && WrittenReference.Make(TextOf(one), null, written.Sentences) is { } piece)
                pieces.Add(piece);
        }

        return pieces.Count == 0 ? [written] : pieces;
    }

    private static string TextOf(ParsedReference one)
    {
        var text = one.Text[one.Span.Start..one.Span.End].Trim().TrimStart(';', ',').Trim();
        if (one.Tie == ReferenceTie.None)
            return text;
        var authors = string.Join(", ", one.Authors.Select(author => author.Display));
        if (one.Tie == ReferenceTie.SameJournal)
        {
            var year = one.Year is { } given ? string.Create(CultureInfo.InvariantCulture, $" ({given})") : "";
            return $"{authors}, {one.Container} {one.Volume}{year} {one.FirstPage}{(one.Arxiv is { } id ? $", arXiv:{id}" : "")}";
        }

        return one.Find(ReferenceLabel.Author) is null && authors.Length > 0 ? $"{authors}, {text}" : text;
    }
}
