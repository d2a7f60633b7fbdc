using ArxivLens.Core.Articles;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Web.Features.Questions;

/// <summary>A question as an article asks it: with so much of what is said before as is needed to understand it.</summary>
public static class AskerWords
{
    /// <summary>Characters of a short quotation.</summary>
    private const int Longest = 320;

    /// <summary>The last sentences before the question that fit a short quotation; an ellipsis stands for what is left out.</summary>
    public static string Before(AskedQuestion asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var context = asked.Context.Trim();
        if (context.Length <= Longest)
            return context;
        foreach (var sentence in Sentences.Split(context))
        {
            if (context.Length - sentence.Start <= Longest)
                return "… " + context[sentence.Start..];
        }

        var cut = context.IndexOf(' ', context.Length - Longest);
        return "… " + context[(cut < 0 ? context.Length - Longest : cut + 1)..];
    }
}
