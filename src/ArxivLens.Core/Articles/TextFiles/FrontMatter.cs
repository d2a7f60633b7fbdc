namespace ArxivLens.Core.Articles.TextFiles;

/// <summary>The lines between <c>---</c> at the beginning of a Markdown file: <c>title: …</c>.</summary>
internal static class FrontMatter
{
    private const int MostLines = 100;

    /// <summary>Reads them.</summary>
    /// <param name="lines">The file's lines.</param>
    /// <param name="facts">What they say, added.</param>
    /// <returns>How many lines they take; 0 when there are none.</returns>
    public static int Read(IReadOnlyList<TextLine> lines, ref ArticleFacts facts)
    {
        if (lines.Count < 3 || lines[0].Text != "---") return 0;
        var end = 1;
        while (end < lines.Count && end < MostLines && lines[end].Text is not ("---" or "...")) end++;
        if (end >= lines.Count || lines[end].Text is not ("---" or "...")) return 0;
        var tags = new List<string>();
        var inTags = false;
        for (var at = 1; at < end; at++)
        {
            var (name, value) = Split(lines[at].Text);
            if (inTags && name.Length == 0) tags.Add(value);
            else inTags = name is "tags" or "keywords" or "categories";
            if (inTags && name.Length > 0) tags.AddRange(value.Trim('[', ']').Split(',').Select(Unquoted));
            facts = With(facts, name, value);
        }

        facts = facts with { Tags = [.. tags.Where(tag => tag.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)] };
        return end + 1;
    }

    private static ArticleFacts With(ArticleFacts facts, string name, string value)
    {
        if (value.Length == 0) return facts;
        return name switch
        {
            "title" => facts with { Title = value },
            "author" or "authors" => facts with { Author = value.Trim('[', ']') },
            "date" or "published" => facts with { Published = ArticleDates.Find(value) },
            "lang" or "language" => facts with { Language = value },
            "site" or "publication" => facts with { Site = value },
            "url" or "canonical" or "canonical_url" when WebLink.IsAbsolute(value) => facts with { Address = value },
            _ => facts,
        };
    }

    private static (string Name, string Value) Split(string line)
    {
        if (line.StartsWith("- ", StringComparison.Ordinal)) return ("", Unquoted(line[2..]));
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon <= 0 ? ("?", "") : (line[..colon].Trim().ToLowerInvariant(), Unquoted(line[(colon + 1)..]));
    }

    private static string Unquoted(string value) => value.Trim().Trim('"', '\'').Trim();
}
