using ArxivLens.Core.Articles;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Core.Dump;

/// <summary>Texts of a version other than the one the record of its work is of.</summary>
/// <param name="Work">The work.</param>
/// <param name="Version">The version, from 1.</param>
/// <param name="Rank">The rank of the record they are from (<see cref="WorkPrecedence.Rank"/>).</param>
/// <param name="Title">Title.</param>
/// <param name="Comments">Comments, if it had any.</param>
/// <param name="Abstract">Abstract.</param>
public sealed record DumpedText(WorkKey Work, int Version, byte[] Rank, string Title, string? Comments, string Abstract);

/// <summary>What a work cites.</summary>
/// <param name="Citing">The work.</param>
/// <param name="Cited">The works it cites, by their keys in ordinal order.</param>
public sealed record DumpedCitations(WorkKey Citing, IReadOnlyList<DumpedCitation> Cited);

/// <summary>A work that is cited.</summary>
/// <param name="Key">The work.</param>
/// <param name="Origins">Who says so.</param>
public sealed record DumpedCitation(WorkKey Key, IReadOnlyList<string> Origins);

/// <summary>A retraction.</summary>
/// <param name="Work">The work that was retracted.</param>
/// <param name="Notice">The notice, where it is known.</param>
public sealed record DumpedRetraction(WorkKey Work, WorkKey? Notice);

/// <summary>An article as the library keeps it: what was found, and apart from it what was corrected.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Facts">What it says of itself.</param>
/// <param name="Reading">What was found in it.</param>
/// <param name="Mentions">What others say it discusses.</param>
/// <param name="Revisions">Each time it was taken in with another text, the oldest first.</param>
/// <param name="Corrections">What was corrected by hand, in order.</param>
/// <param name="Asks">For each of its questions as corrected, in their order, the question of the library that it is.</param>
/// <param name="Left">Questions it asked once and nobody asks now, kept for what readers made of them.</param>
public sealed record DumpedArticle(
    ArticleId Id,
    ArticleFacts Facts,
    ArticleReading Reading,
    IReadOnlyList<DiscussedWork> Mentions,
    IReadOnlyList<ArticleRevision> Revisions,
    IReadOnlyList<ArticleCorrection> Corrections,
    IReadOnlyList<DumpedAsking> Asks,
    IReadOnlyList<DumpedLeft> Left)
{
    /// <summary>The article as one that is read is handed in.</summary>
    public ReadArticle ToRead() => new(Id, Facts, Reading, Revisions[^1].Fingerprint, Revisions[0].Read);
}

/// <summary>Which question of the library a question is.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="Words">The words it was founded with.</param>
/// <param name="Works">The works it is put to, in the order of the library.</param>
/// <param name="Names">Every identity it has or had, in ordinal order.</param>
public sealed record DumpedAsking(QuestionId Id, string Words, IReadOnlyList<WorkKey> Works, IReadOnlyList<QuestionId> Names);

/// <summary>A question that nobody asks now.</summary>
/// <param name="Question">Which one.</param>
/// <param name="Label">What it stood under, in lower case; empty for nothing.</param>
/// <param name="Kind">What sort.</param>
public sealed record DumpedLeft(DumpedAsking Question, string Label, AskedKind Kind);

/// <summary>What readers made of a question.</summary>
/// <param name="Id">The question.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Answers">Answers, the oldest first.</param>
public sealed record DumpedQuestion(QuestionId Id, QuestionStanding Standing, IReadOnlyList<Answer> Answers);

/// <summary>A full text.</summary>
/// <param name="Work">The work.</param>
/// <param name="Title">The title as the text has it.</param>
/// <param name="License">The licence recorded with the text; without one the work's own counts.</param>
/// <param name="Parts">The paragraphs in order.</param>
public sealed record DumpedFullText(WorkKey Work, string? Title, string? License, IReadOnlyList<DumpedPart> Parts)
{
    /// <summary>Makes it of a text.</summary>
    public static DumpedFullText Of(FullText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new DumpedFullText(text.Work, text.Title, text.License, [.. text.Parts.Select(part => new DumpedPart(part.Section, part.Sentences))]);
    }

    /// <summary>The text again.</summary>
    public FullText ToFullText()
    {
        var parts = new FullTextPart[Parts.Count];
        var next = 1;
        for (var at = 0; at < parts.Length; at++)
        {
            parts[at] = new FullTextPart(next, Parts[at].Section, Parts[at].Sentences);
            next += Parts[at].Sentences.Count;
        }

        return new FullText(Work, Title, License, parts);
    }
}

/// <summary>A paragraph of a full text.</summary>
/// <param name="Section">The heading it stands under.</param>
/// <param name="Sentences">Its sentences.</param>
public sealed record DumpedPart(string? Section, IReadOnlyList<string> Sentences);
