using System.Text.RegularExpressions;

namespace ArxivLens.Core.Articles;

/// <summary>Web addresses in running text.</summary>
internal static partial class WebLink
{
    private const int Longest = 2_000;

    /// <summary>Whether it is an absolute http or https address.</summary>
    public static bool IsAbsolute(string address) =>
        address.Length <= Longest && Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    /// <summary>The addresses that stand in a text as they are, without the full stop or bracket behind them.</summary>
    public static IEnumerable<TextSpan> Find(string text)
    {
        foreach (Match match in Address().Matches(text))
        {
            var end = match.Index + match.Length;
            while (end > match.Index && IsNoEnd(text.AsSpan(match.Index, end - match.Index))) end--;
            if (end - match.Index > 10) yield return new TextSpan(match.Index, end);
        }
    }

    private static bool IsNoEnd(ReadOnlySpan<char> address)
        => ".,;:!?'\"”’»*_`>".Contains(address[^1])
            || (address[^1] == ')' && address.Count('(') < address.Count(')'))
            || (address[^1] == ']' && address.Count('[') < address.Count(']'));

    [GeneratedRegex(@"https?://[^\s<>“”""]{3,2000}", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
