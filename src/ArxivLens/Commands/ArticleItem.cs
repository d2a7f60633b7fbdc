using System.Globalization;
using ArxivLens.Core.Articles;

namespace ArxivLens.Commands;

/// <summary>Items of an article as they are named on the command line: <c>w1</c> is the first work it discusses, <c>q3</c> its third question.</summary>
internal static class ArticleItem
{
    /// <summary>What the letters mean, for help.</summary>
    public const string Letters = "w a work it discusses, q a question, s a saying (quote), f a figure, r a resource";

    private static readonly Dictionary<char, ArticlePart> Parts = new()
    {
        ['w'] = ArticlePart.Discusses,
        ['q'] = ArticlePart.Questions,
        ['s'] = ArticlePart.Quotes,
        ['f'] = ArticlePart.Figures,
        ['r'] = ArticlePart.Resources,
    };

    /// <summary>The part of a word such as <c>work</c> or <c>question</c>.</summary>
    public static ArticlePart? PartOf(string word) => word.ToLowerInvariant() switch
    {
        "work" => ArticlePart.Discusses,
        "question" => ArticlePart.Questions,
        "quote" or "saying" => ArticlePart.Quotes,
        "figure" => ArticlePart.Figures,
        "resource" => ArticlePart.Resources,
        _ => null,
    };

    /// <summary>How an item is named.</summary>
    /// <param name="part">Its part.</param>
    /// <param name="at">Its place, from 0.</param>
    public static string NameOf(ArticlePart part, int at) =>
        string.Create(CultureInfo.InvariantCulture, $"{Parts.First(one => one.Value == part).Key}{at + 1}");

    /// <summary>Finds an item.</summary>
    /// <param name="article">The article as it is.</param>
    /// <param name="typed">Its name, in either case of letters.</param>
    /// <param name="part">Its part.</param>
    /// <param name="words">The words it is known by.</param>
    public static bool TryFind(Article article, string typed, out ArticlePart part, out string words)
    {
        words = "";
        part = default;
        if (typed.Length < 2 || !Parts.TryGetValue(char.ToLowerInvariant(typed[0]), out part))
            return false;
        var names = Corrections.NamesOf(article, part);
        if (!int.TryParse(typed.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > names.Count)
            return false;
        words = names[number - 1];
        return true;
    }
}
