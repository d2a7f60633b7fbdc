using System.Globalization;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Accounts;
using ArxivLens.Web.Features.Discussion;
using ArxivLens.Web.Layout;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Annotations;

/// <summary>The passages of one text that comments are about, marked where the text is shown.</summary>
public sealed class PassageMarks
{
    /// <summary>Comments of a text whose passages are marked; the oldest of more.</summary>
    private const int Most = 500;

    private readonly List<(long Comment, AnchorPlace Place)> _places;
    private readonly string? _address;

    private PassageMarks(AnchorText text, List<(long Comment, AnchorPlace Place)> places, string? address)
    {
        Text = text;
        _places = places;
        _address = address;
    }

    /// <summary>The text.</summary>
    public AnchorText Text { get; }

    /// <summary>Reads those of a text for a page; <c>null</c> where accounts are off or the library does not have the text.</summary>
    /// <param name="http">The request of the page.</param>
    /// <param name="source">The text.</param>
    /// <param name="address">The page, on which there is a form for comments.</param>
    public static async Task<PassageMarks?> ReadAsync(HttpContext http, AnchorSource source, string address)
    {
        ArgumentNullException.ThrowIfNull(http);
        if (http.RequestServices.GetService<AnchorShelf>() is not { } shelf
            || await shelf.ReadTextAsync(source, http.RequestAborted) is not { } text)
        {
            return null;
        }

        var numbers = await http.RequestServices.GetRequiredService<IAnchorStore>().ListAsync(source, http.RequestAborted);
        var found = numbers.Count == 0
            ? []
            : await http.RequestServices.GetRequiredService<IContributionStore>().FindAsync([.. numbers.Take(Most)], http.RequestAborted);
        var shown = found.OfType<Contribution>().Where(one => one.State == ContributionState.Shown).ToList();
        await shelf.PrepareAsync(shown, http.RequestAborted);
        var places = new List<(long, AnchorPlace)>();
        foreach (var comment in shown)
        {
            if (await shelf.FindAsync(comment, http.RequestAborted) is { Place: { IsFound: true } place })
                places.Add((comment.Number, place));
        }

        http.RequestServices.GetRequiredService<PageParts>().HasPassages |= places.Count > 0 || http.FindReader() is not null;
        return new PassageMarks(text, places, http.FindReader() is null ? null : address);
    }

    /// <summary>The words of a sentence, those that comments are about each in an element that names them.</summary>
    /// <param name="parts">What the page turns out to need.</param>
    /// <param name="name">The name of the sentence.</param>
    /// <param name="words">It as plain text; of an article as it stands.</param>
    public IHtmlContent Write(PageParts parts, string name, string words)
    {
        ArgumentNullException.ThrowIfNull(parts);
        IReadOnlyList<TexPart> pieces = Text.Source.Kind == AnchorSourceKind.Article ? [new TexPart(words, IsMathematics: false)] : TexText.Split(words);
        List<(long Comment, AnchorPlace Place)> inside = Text.Find(name) is { } sentence
            ? _places.FindAll(one => one.Place.Start < sentence.End && one.Place.End > sentence.Start)
            : [];
        var content = new HtmlContentBuilder();
        var at = Text.Find(name)?.Start ?? 0;
        foreach (var part in pieces)
        {
            WritePart(content, parts, part, at, inside);
            at += part.Text.Length;
        }

        return content;
    }

    /// <summary>What stands behind a sentence: how many comments are on a passage that begins in it, and the way to write one.</summary>
    public IHtmlContent WriteTools(string name)
    {
        var content = new HtmlContentBuilder();
        if (Text.Find(name) is not { } sentence)
            return content;
        var comments = _places.Where(one => one.Place.Start >= sentence.Start && one.Place.Start < sentence.End).Select(one => one.Comment).ToList();
        if (comments.Count > 0)
        {
            var label = comments.Count == 1 ? "1 comment on a passage of this sentence" : $"{comments.Count} comments on passages of this sentence";
            content.AppendHtml($"<a class=\"passage-mark\" rel=\"nofollow\" data-comments=\"{string.Join(' ', comments)}\" ")
                .AppendHtml($"href=\"{ContributionAddress.Permalink(comments[0])}\" aria-label=\"{label}\" title=\"{label}\">")
                .AppendHtml(comments.Count.ToString(CultureInfo.InvariantCulture)).AppendHtml("</a>");
        }

        if (_address is not null)
        {
            content.AppendHtml("<a class=\"to-comment\" rel=\"nofollow\" href=\"").Append(_address)
                .AppendHtml($"?passage={name}#comment-form\" aria-label=\"Comment on this sentence\" title=\"Comment on this sentence\"></a>");
        }

        return content;
    }

    // A formula is marked as a whole; words are cut where a passage begins or ends.
    private static void WritePart(
        HtmlContentBuilder content, PageParts parts, TexPart part, int start, List<(long Comment, AnchorPlace Place)> inside)
    {
        var end = start + part.Text.Length;
        var cuts = part.IsMathematics
            ? [start, end]
            : inside.SelectMany(one => new[] { one.Place.Start, one.Place.End }).Where(cut => cut > start && cut < end)
                .Append(start).Append(end).Distinct().Order().ToList();
        for (var i = 0; i + 1 < cuts.Count; i++)
        {
            var comments = inside.Where(one => one.Place.Start < cuts[i + 1] && one.Place.End > cuts[i]).Select(one => one.Comment).ToList();
            if (comments.Count > 0) content.AppendHtml($"<span class=\"commented\" data-comments=\"{string.Join(' ', comments)}\">");
            var words = part.Text[(cuts[i] - start)..(cuts[i + 1] - start)];
            if (part.IsMathematics) content.AppendHtml(parts.Text(words));
            else content.Append(words);
            if (comments.Count > 0) content.AppendHtml("</span>");
        }
    }
}
