using System.Text.RegularExpressions;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Search;

namespace ArxivLens.Core.Articles.Reading;

/// <summary>Addresses and identifiers that name a work.</summary>
internal static partial class WorkLink
{
    /// <summary>The work that a link leads to: to arXiv, to a resolver of DOIs, or to a site that shows arXiv's papers under their identifiers.</summary>
    public static WorkKey? Find(string? address)
    {
        if (address is null || !Uri.TryCreate(address, UriKind.Absolute, out var uri)) return null;
        return Host().IsMatch(uri.Host) ? WorkSearch.FindAddress(address) : InPath(uri);
    }

    /// <summary>Identifiers in running text: <c>arXiv:2311.09227</c>, <c>doi:10.1000/xyz</c>.</summary>
    public static IEnumerable<(int Start, int End, WorkKey Key)> FindIn(string text)
    {
        foreach (Match match in Identifier().Matches(text))
        {
            var words = match.Value.TrimEnd('.', ',', ';', ')', ']');
            if (WorkSearch.FindAddress(words) is { } key) yield return (match.Index, match.Index + words.Length, key);
        }
    }

    /// <summary>Publishers have the DOI in the address of the article.</summary>
    private static WorkKey? InPath(Uri uri)
    {
        var match = DoiPath().Match(Uri.UnescapeDataString(uri.AbsolutePath));
        return match.Success && WorkKey.TryParse(match.Groups["doi"].Value, out var key) ? key : null;
    }

    [GeneratedRegex(
        @"^([a-z]+\.)?arxiv\.org$|^xxx\.lanl\.gov$|^(dx\.|www\.)?doi\.org$|^(www\.)?(alphaxiv\.org|ar5iv\.org|huggingface\.co|scirate\.com|paperswithcode\.com|arxiv-vanity\.com|semanticscholar\.org|emergentmind\.com)$|^ar5iv\.labs\.arxiv\.org$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Host();

    [GeneratedRegex(@"\barXiv:\s?([a-z-]+(\.[A-Z]{2})?/\d{7}|\d{4}\.\d{4,5})(v\d+)?|\bdoi:?\s?10\.\d{4,9}/[^\s,;”""’<>]+|\b(https?://)?(dx\.)?(arxiv\.org/(abs|pdf|html)|doi\.org)/[^\s,;”""’<>)]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Identifier();

    [GeneratedRegex(@"/doi/(abs/|full/|pdf/|epdf/)?(?<doi>10\.\d{4,9}/[^\s?#]+)", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex DoiPath();
}
