using ArxivLens.Core.Versions;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Html;

namespace ArxivLens.Web.Features.Papers;

/// <summary>Writes the difference of two texts, told by element, sign and hidden words as well as by colour.</summary>
public static class DifferenceText
{
    /// <summary>Writes it as running text, formulas set.</summary>
    public static IHtmlContent Write(PageParts parts, IReadOnlyList<TextChange> changes)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return Write(changes, text => parts.Text(text));
    }

    /// <summary>Writes it as running text.</summary>
    /// <param name="changes">The difference.</param>
    /// <param name="write">Makes markup of a stretch of either text.</param>
    public static IHtmlContent Write(IReadOnlyList<TextChange> changes, Func<string, IHtmlContent> write)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(write);
        var content = new HtmlContentBuilder();
        for (var place = 0; place < changes.Count; place++)
        {
            var change = changes[place];
            // What stands in place of removed words is set apart from them even where the texts have no space.
            if (place > 0 && (change.HasSpace || (change.Kind == ChangeKind.Added && changes[place - 1].Kind == ChangeKind.Removed)))
                content.AppendHtml(" ");
            var (begin, end) = change.Kind switch
            {
                ChangeKind.Removed => ("<del><span class=\"hidden\">left out: </span>", "</del>"),
                ChangeKind.Added => ("<ins><span class=\"hidden\">added: </span>", "</ins>"),
                _ => ("", ""),
            };
            content.AppendHtml(begin).AppendHtml(write(change.Text)).AppendHtml(end);
        }

        return content;
    }
}
