using System.Text;
using System.Text.Encodings.Web;
using ArxivLens.Core.Papers;
using Microsoft.AspNetCore.Html;

namespace ArxivLens.Web.Features.Authors;

/// <summary>Writes a work's authors, each leading to their page.</summary>
public static class AuthorLine
{
    /// <summary>Writes the first authors and how many more there are.</summary>
    public static IHtmlContent Write(IReadOnlyList<PersonName> authors, int most = int.MaxValue)
    {
        if (authors.Count == 0)
            return new HtmlString("<span class=\"unknown\">authors unknown</span>");
        var line = new StringBuilder();
        foreach (var author in authors.Take(most))
        {
            line.Append(line.Length > 0 ? ", " : "")
                .Append("<a href=\"/author/").Append(UrlEncoder.Default.Encode(author.Slug)).Append("\">")
                .Append(HtmlEncoder.Default.Encode(author.Display)).Append("</a>");
        }
        if (authors.Count > most)
            line.Append(" <span class=\"more\">and ").Append(authors.Count - most).Append(" more</span>");
        return new HtmlString(line.ToString());
    }
}
