using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ArxivLens.Sources.Articles;

/// <summary>
/// Parses a page and ends when it grows beyond the limits of <see cref="PageGuard"/>, whatever its markup makes the parser do: wrongly
/// nested elements are copied, and copies are counted too.
/// </summary>
internal sealed class ParserLimits
{
    private readonly CancellationToken cancellationToken;
    private int elements;
    private IElement? last;

    private ParserLimits(CancellationToken cancellationToken) => this.cancellationToken = cancellationToken;

    /// <summary>Parses a page; <c>null</c> when it is beyond the limits.</summary>
    public static IDocument? Parse(string html, CancellationToken cancellationToken)
    {
        var limits = new ParserLimits(cancellationToken);
        var options = new HtmlParserOptions
        {
            // Without scripts noscript is markup, which readers never see.
            IsScripting = true,
            MaximumDepth = PageGuard.Deepest + 1,
            SkipComments = true,
            OnCreated = (element, _) => limits.Check(element),
        };
        try
        {
            return new HtmlParser(options).ParseDocument(html);
        }
        catch (BeyondLimitsException)
        {
            return null;
        }
    }

    // An element is looked at when the next is made: only then it stands in its place.
    private void Check(IElement created)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var copies = 0;
        for (var inner = last?.LastElementChild; inner is not null && copies <= PageGuard.Deepest; inner = inner.LastElementChild) copies++;
        elements += 1 + copies;
        if (elements > 2 * PageGuard.MostElements || DepthOf(last) + copies > PageGuard.Deepest) throw new BeyondLimitsException();
        last = created;
    }

    private static int DepthOf(IElement? element)
    {
        var depth = 0;
        for (; element is not null && depth <= PageGuard.Deepest; element = element.ParentElement) depth++;
        return depth;
    }

    private sealed class BeyondLimitsException : Exception;
}
