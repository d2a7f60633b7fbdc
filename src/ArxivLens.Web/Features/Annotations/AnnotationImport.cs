using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ArxivLens.Core.Accounts;
using ArxivLens.Core.Annotations;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Discussion;
using ArxivLens.Web.Features.Moderation;

namespace ArxivLens.Web.Features.Annotations;

/// <summary>
/// Takes annotations into a reader's account, each by the way that comments take: the same rules, held where a comment would be. What is
/// there already, under its name in the file, does not come in twice.
/// </summary>
internal sealed partial class AnnotationImport(AnchorTexts texts, DiscussedThings things, IContributionStore store, CommentDesk desk)
{
    /// <summary>Looks what would become of each annotation, or takes them in.</summary>
    /// <param name="reader">Whose they become.</param>
    /// <param name="annotations">What the file holds.</param>
    /// <param name="passage">How the form came to be sent; <c>null</c> to look only.</param>
    /// <param name="cancellationToken">Ends it behind the annotation that is being written.</param>
    public async Task<IReadOnlyList<ImportLine>> RunAsync(
        Reader reader, IReadOnlyList<FileAnnotation> annotations, FormPassage? passage, CancellationToken cancellationToken)
    {
        var lines = new List<ImportLine>();
        foreach (var annotation in annotations)
            lines.Add(await TakeAsync(reader, annotation, passage, lines.Count + 1, cancellationToken));
        return lines;
    }

    private async Task<ImportLine> TakeAsync(Reader reader, FileAnnotation annotation, FormPassage? passage, int number, CancellationToken cancellationToken)
    {
        ImportLine Refuse(string why) => new(number, annotation.Exact ?? annotation.Text, why, null, false);
        if (annotation.Fault is { } fault) return Refuse(fault);
        if (annotation.IsReply) return Refuse("target: it answers another annotation, and only what stands by itself comes in");
        var text = CommentLimits.Clean(annotation.Text);
        if (CommentText.FindFault(text) is { } wrong) return Refuse("body: " + wrong);
        if (AnnotationTarget.Read(annotation) is not var (subject, source) || await things.FindAsync(subject, cancellationToken) is not { } thing)
            return Refuse($"target: this library does not have {PassageWords.Shorten(annotation.Target ?? "it", 120)}");
        var mark = MarkOf(reader, annotation, thing);
        if (await FindThereAsync(reader, annotation, mark, text, cancellationToken) is { } there)
            return new(number, text, "is here already", ContributionAddress.Permalink(there.Number), false);
        Anchor? anchor = null;
        if (annotation.Exact is not null && (anchor = await PlaceAsync(annotation, source, cancellationToken)) is null)
            return Refuse("selector: these words do not stand in the text, or stand there more than once");
        if (passage is null)
            return new(number, text, anchor is null ? "about the whole page" : $"on: “{PassageWords.Shorten(anchor.Exact, 200)}”", null, true);
        var outcome = await desk.WriteAsync(reader, thing, null, text, mark, passage, anchor, cancellationToken);
        return outcome.Comment is { } kept
            ? new(number, text, kept.State == ContributionState.Held ? "is here, and waits for a moderator" : "is here", ContributionAddress.Permalink(kept.Number), true)
            : Refuse(outcome.Fault ?? "it was not taken");
    }

    // What went out from here comes back under the address it has here.
    private async Task<Contribution?> FindThereAsync(Reader reader, FileAnnotation annotation, string mark, string text, CancellationToken cancellationToken)
    {
        if (await store.FindSentAsync(reader.Account, mark, cancellationToken) is { } sent) return sent;
        return OwnAddress().Match(annotation.Id ?? "") is { Success: true } match && long.TryParse(match.Groups[1].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && await store.FindAsync(number, cancellationToken) is { } found && found.Account == reader.Account && found.Text == text ? found : null;
    }

    private async Task<Anchor?> PlaceAsync(FileAnnotation annotation, AnchorSource? source, CancellationToken cancellationToken)
    {
        if (source is not { } named || annotation.Exact is not { Length: > 0 and <= AnchorLimits.LongestQuote } exact) return null;
        var foreign = new Anchor
        {
            Source = named,
            Fingerprint = "",
            Part = AnchorPart.Abstract,
            Sentence = 1,
            Start = annotation.Start,
            Exact = exact,
            Prefix = annotation.Prefix,
            Suffix = annotation.Suffix,
        };
        return await texts.FindAsync(named, text => AnchorQuote.Find(text, foreign), cancellationToken);
    }

    private static string MarkOf(Reader reader, FileAnnotation annotation, DiscussedThing thing)
    {
        var name = annotation.Id ?? $"{thing.Subject}\n{annotation.Exact}\n{annotation.Text}";
        return "import-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{reader.Account}\n{name}")).AsSpan(0, 16));
    }

    [GeneratedRegex(@"/annotations/([0-9]{1,18})\.jsonld$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex OwnAddress();
}

/// <summary>What became of an annotation of a file.</summary>
/// <param name="Number">Its place in the file, from 1.</param>
/// <param name="Text">What it says.</param>
/// <param name="Outcome">What became of it, or why it did not come in, with the field.</param>
/// <param name="Address">Where it stands now.</param>
/// <param name="IsTaken">Whether it comes in.</param>
public sealed record ImportLine(int Number, string Text, string Outcome, string? Address, bool IsTaken);

/// <summary>What annotations made elsewhere are about.</summary>
internal static class AnnotationTarget
{
    /// <summary>Reads it from our own name of the text, or from an address: a page of ours, or of arXiv, or a DOI.</summary>
    public static (Subject Subject, AnchorSource? Source)? Read(FileAnnotation annotation)
    {
        if (AnchorNames.Read(annotation.TextName) is { } source)
            return (new Subject(source.Kind == AnchorSourceKind.Article ? SubjectKind.Article : SubjectKind.Work, source.Id), source);
        if (annotation.Target is not { Length: > 0 and < 2_000 } target) return null;
        if (!Uri.TryCreate(target, UriKind.Absolute, out var address) && !Uri.TryCreate(new Uri("http://localhost"), target, out address)) return null;
        var path = Uri.UnescapeDataString(address.AbsolutePath);
        foreach (var start in new[] { "/abs/", "/pdf/", "/html/", "/work/" })
        {
            if (path.StartsWith(start, StringComparison.Ordinal) && WorkKey.TryParse(path[start.Length..], out var work)) return Of(work);
        }

        if (path.StartsWith("/article/", StringComparison.Ordinal) && ArticleId.TryParse(path["/article/".Length..], out var article))
            return (new Subject(SubjectKind.Article, article.ToString()), new AnchorSource(AnchorSourceKind.Article, article.ToString()));
        return address.Host.EndsWith("doi.org", StringComparison.OrdinalIgnoreCase) && WorkKey.TryParse(path.TrimStart('/'), out var doi) ? Of(doi) : null;
    }

    private static (Subject Subject, AnchorSource? Source) Of(WorkKey work) =>
        (new Subject(SubjectKind.Work, work.ToString()), new AnchorSource(AnchorSourceKind.Abstract, work.ToString()));
}
