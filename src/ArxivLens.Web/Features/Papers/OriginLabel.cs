namespace ArxivLens.Web.Features.Papers;

/// <summary>How those who assert citations are called before readers.</summary>
public static class OriginLabel
{
    /// <summary>The name of an origin: that of its service, where it is one we know, else as the library keeps it.</summary>
    public static string Of(string origin) => origin switch
    {
        "bibliography" => "a list of references",
        "comments" => "its authors' comments",
        "crossref" => "Crossref",
        "file" => "a file",
        "fulltext" => "its full text",
        "inspire" => "INSPIRE",
        "latex" => "its TeX source",
        "opencitations" => "OpenCitations",
        "openalex" => "OpenAlex",
        "paperscape" => "Paperscape",
        "semantic-scholar" => "Semantic Scholar",
        _ => origin,
    };

    /// <summary>The origins in a mask, as the library keeps them.</summary>
    /// <param name="mask">One bit each.</param>
    /// <param name="names">Their names by their bits.</param>
    public static IReadOnlyList<string> NamesOf(uint mask, IReadOnlyList<string> names)
        => [.. names.Where((_, bit) => (mask >> bit & 1) != 0)];
}
