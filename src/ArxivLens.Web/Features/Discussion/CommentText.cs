using System.Globalization;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Papers;
using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Extensions.Mathematics;
using Markdig.Extensions.Tables;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Html;

namespace ArxivLens.Web.Features.Discussion;

/// <summary>
/// The words of a comment, read: Markdown without HTML and without pictures, with tables, code, mathematics, and works and readers
/// named in it. Whatever stands in it, it can be shown: what is more than <see cref="CommentLimits"/> allows stands as it was typed.
/// </summary>
public sealed class CommentText
{
    private static readonly MarkdownPipeline Pipeline = MakePipeline();

    private readonly string _text;
    private readonly MarkdownDocument? _document;

    private CommentText(string text, MarkdownDocument? document, string? fault)
    {
        _text = text;
        _document = document;
        Fault = fault;
    }

    /// <summary>What is wrong with it; <c>null</c> when nothing is.</summary>
    public string? Fault { get; }

    /// <summary>The works that it may name; a bare number is one only if it is in the library.</summary>
    public IEnumerable<WorkKey> Keys => Named.Where(one => one.Key is not null).Select(one => one.Key!.Value).Distinct();

    /// <summary>The readers that it may name.</summary>
    public IEnumerable<string> Names => Named.Where(one => one.Name is not null).Select(one => one.Name!).Distinct(StringComparer.Ordinal);

    /// <summary>Whether it holds a formula.</summary>
    public bool HasMathematics => _document is not null && _document.Descendants().Any(one => one is FormulaInline or MathBlock);

    private IEnumerable<MentionInline> Named => _document is null ? [] : _document.Descendants<MentionInline>();

    /// <summary>Reads words.</summary>
    public static CommentText Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var clean = CommentLimits.Clean(text);
        if ((CommentLimits.FindFault(clean) ?? FindTooManyCells(clean)) is { } fault)
            return new(clean, null, fault);
        if (CommentTree.CountMarks(clean) > CommentLimits.Marks * 6)
            return new(clean, null, TooManyMarks);
        try
        {
            return Read(clean, Markdown.Parse(clean, Pipeline));
        }
        catch (ArgumentException)
        {
            // The parser refuses what is nested deeper than its bound.
            return new(clean, null, TooDeep);
        }
    }

    private static CommentText Read(string clean, MarkdownDocument document)
    {
        if (CommentTree.HasTooManyMarks(document, clean))
            return new(clean, null, TooManyMarks);
        if (!CommentTree.Settle(document))
            return new(clean, null, TooDeep);
        var links = document.Descendants().Count(one => one is LinkInline or AutolinkInline or MentionInline);
        return links > CommentLimits.Links
            ? new(clean, null, string.Create(CultureInfo.InvariantCulture, $"A comment has at most {CommentLimits.Links} links and mentions; this one has {links}."))
            : new(clean, document, null);
    }

    /// <summary>What is wrong with words that somebody wrote; <c>null</c> when nothing is.</summary>
    public static string? FindFault(string text) => Read(text).Fault;

    /// <summary>The words as markup, where nothing is known of the works and readers they name.</summary>
    public static IHtmlContent ToHtml(string text) => Read(text).ToHtml(KnownMentions.None);

    /// <summary>The words as markup: paragraphs, lists, quotes, tables, code and headings from <c>h4</c>.</summary>
    /// <param name="known">What is known of what they name.</param>
    /// <param name="origin">What stands before addresses of this server: nothing on its own pages.</param>
    public IHtmlContent ToHtml(KnownMentions known, string origin = "")
    {
        ArgumentNullException.ThrowIfNull(known);
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        var renderer = new CommentRenderer(writer, known, origin);
        if (_document is null)
            renderer.WriteAsTyped(_text);
        else
            renderer.Render(_document);
        return new HtmlString(writer.ToString());
    }

    private static string TooDeep => FormattableString.Invariant($"Quotes, lists and emphasis stand in each other at most {CommentLimits.Depth} deep.");

    private static string TooManyMarks =>
        FormattableString.Invariant($"A paragraph has at most {CommentLimits.Marks} of the marks * _ ~ [ ]; put code between lines of ```.");

    // A row that leaves cells out gets them from the widest one, so that a few thousand characters could become millions of cells.
    private static string? FindTooManyCells(string text)
    {
        var (rows, widest) = (0L, 0L);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var bars = line.Count('|');
            rows += bars > 0 ? 1 : 0;
            widest = Math.Max(widest, bars);
        }

        return rows * widest > CommentLimits.Cells
            ? FormattableString.Invariant($"The tables of a comment have at most {CommentLimits.Cells:N0} cells together.")
            : null;
    }

    private static MarkdownPipeline MakePipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .DisableHtml()
            .UseAutoLinks()
            .UsePipeTables(new PipeTableOptions { UseHeaderForColumnCount = true })
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseSoftlineBreakAsHardlineBreak();
        builder.MaximumNestingDepth = 2 * CommentLimits.Depth;
        builder.BlockParsers.Insert(0, new MathBlockParser());
        builder.InlineParsers.InsertBefore<EscapeInlineParser>(new FormulaParser());
        return builder.Build();
    }
}
