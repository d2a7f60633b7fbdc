using System.Text;
using ArxivLens.Core.Discussion;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>The words of a comment as a quotation to answer.</summary>
internal static class CommentQuote
{
    // What is quoted in it is left out: whose words those are nobody could tell.
    public static string Of(Contribution comment)
    {
        var quote = new StringBuilder();
        var author = comment.Author is { } name ? $"@{name}" : "Somebody";
        quote.Append("> ").Append(author).Append(" wrote:\n>\n");
        foreach (var line in comment.Text.Split('\n').Where(line => !line.TrimStart().StartsWith('>')))
            quote.Append(line.Length == 0 ? ">" : "> ").Append(line).Append('\n');
        return quote.Append('\n').ToString();
    }
}
