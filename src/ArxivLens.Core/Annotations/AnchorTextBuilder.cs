using System.Text;
using ArxivLens.Core.Articles;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Annotations;

/// <summary>Makes the text that passages are found in of what the library holds, the same whenever it holds the same.</summary>
public sealed class AnchorTextBuilder
{
    private readonly StringBuilder text = new();
    private readonly List<AnchorSentence> sentences = [];
    private readonly List<(int Start, int End)> formulas = [];

    private AnchorTextBuilder()
    {
    }

    /// <summary>Title and abstract of a work as its record has them.</summary>
    public static AnchorText Of(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Of(work.Key, work.Title, work.Abstract, work.Paper?.Versions[^1].Number);
    }

    /// <summary>Title and abstract of a version of a paper.</summary>
    public static AnchorText Of(WorkKey work, VersionText version)
    {
        ArgumentNullException.ThrowIfNull(version);
        return Of(work, version.Title, version.Abstract, version.Version);
    }

    /// <summary>What is kept of an article, in the order of its page.</summary>
    public static AnchorText Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var (builder, reading) = (new AnchorTextBuilder(), article.Reading);
        builder.AddItems(AnchorPart.Title, [article.Facts.Title ?? ""]);
        builder.AddItems(AnchorPart.Questions, reading.Questions.Select(one => one.Text));
        builder.AddItems(AnchorPart.Quotes, reading.Quotes.Select(one => one.Text));
        builder.AddItems(AnchorPart.Figures, reading.Figures.Select(one => one.Text));
        builder.AddItems(AnchorPart.Resources, reading.Resources.Select(one => one.Title));
        return builder.Build(new(AnchorSourceKind.Article, article.Id.ToString()), article.Revisions[^1].Number);
    }

    /// <summary>The full text of a work.</summary>
    public static AnchorText Of(FullText full)
    {
        ArgumentNullException.ThrowIfNull(full);
        var builder = new AnchorTextBuilder();
        foreach (var part in full.Parts)
        {
            for (var i = 0; i < part.Sentences.Count; i++)
            {
                if (builder.text.Length > AnchorLimits.LongestText) break;
                builder.Add(new(AnchorPart.FullText, part.Section, part.First + i, 0, 0), TexText.Split(part.Sentences[i]), i == 0);
            }
        }

        return builder.Build(new(AnchorSourceKind.FullText, full.Work.ToString()), null);
    }

    private static AnchorText Of(WorkKey work, string title, string summary, int? version)
    {
        var builder = new AnchorTextBuilder();
        builder.Add(new(AnchorPart.Title, null, 1, 0, 0), TexText.Split(title), true);
        var (number, end) = (0, 0);
        foreach (var span in Summaries.Sentences.Split(summary))
        {
            var isParagraph = number == 0 || summary[end..span.Start].Contains("\n\n", StringComparison.Ordinal);
            builder.Add(new(AnchorPart.Abstract, null, ++number, 0, 0), TexText.Split(summary.Substring(span.Start, span.Length)), isParagraph);
            end = span.Start + span.Length;
        }

        return builder.Build(new(AnchorSourceKind.Abstract, work.ToString()), version);
    }

    private void AddItems(AnchorPart part, IEnumerable<string> items)
    {
        var number = 0;
        foreach (var item in items)
            Add(new(part, null, ++number, 0, 0), [new TexPart(item, IsMathematics: false)], true);
    }

    private void Add(AnchorSentence sentence, IReadOnlyList<TexPart> parts, bool isParagraph)
    {
        if (parts.All(part => string.IsNullOrWhiteSpace(part.Text))) return;
        if (text.Length > 0) text.Append(isParagraph ? "\n\n" : " ");
        var start = text.Length;
        foreach (var part in parts)
        {
            if (part.IsMathematics) formulas.Add((text.Length, text.Length + part.Text.Length));
            text.Append(part.Text);
        }

        sentences.Add(sentence with { Start = start, Length = text.Length - start });
    }

    private AnchorText Build(AnchorSource source, int? version) => new(source, version, text.ToString(), [.. sentences], [.. formulas]);
}
