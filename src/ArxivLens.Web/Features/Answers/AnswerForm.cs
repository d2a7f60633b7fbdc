using System.Globalization;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Questions;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Answers;

/// <summary>The form of an answer as it is shown.</summary>
/// <param name="Question">To which question.</param>
public sealed record AnswerForm(Question Question)
{
    /// <summary>The words.</summary>
    public string Text { get; init; } = "";

    /// <summary>The passages that are chosen.</summary>
    public IReadOnlyList<PointedPassage> Chosen { get; init; } = [];

    /// <summary>The work whose sentences can be chosen, as it was typed.</summary>
    public string Work { get; init; } = "";

    /// <summary>Its sentences.</summary>
    public IReadOnlyList<Passage> Found { get; init; } = [];

    /// <summary>What is said of looking for them.</summary>
    public string? Note { get; init; }

    /// <summary>Why it was not kept.</summary>
    public string? Fault { get; init; }

    /// <summary>The words as they would be shown.</summary>
    public IHtmlContent? Preview { get; init; }

    /// <summary>The mark by which the same form sent twice is told.</summary>
    public required string Submission { get; init; }

    /// <summary>The answer that gets new words.</summary>
    public Contribution? Edits { get; init; }

    /// <summary>The revision that is edited.</summary>
    public int Revision { get; init; }
}

/// <summary>What the form of an answer sent.</summary>
/// <param name="Text">The words.</param>
/// <param name="Passages">The passages, each once; what names none is left out.</param>
/// <param name="Work">The work whose sentences are wanted.</param>
/// <param name="Do">Which button was pressed.</param>
/// <param name="Submission">The mark of the form.</param>
/// <param name="Edits">The number of the answer that gets new words.</param>
/// <param name="Revision">Its revision.</param>
internal sealed record SentAnswer(
    string Text, IReadOnlyList<PassageId> Passages, string Work, string Do, string Submission, long? Edits, int Revision)
{
    private const int MostRead = 50;
    private const int LongestWork = 200;

    public static SentAnswer Read(IFormCollection form)
    {
        var submission = form["submission"].ToString();
        return new(
            CommentLimits.Clean(form["text"].ToString()),
            ReadPassages(form["passage"]),
            Cut(CommentLimits.Clean(form["work"].ToString()).Trim()),
            form["do"].ToString(),
            submission.Length is > 0 and <= CommentLimits.Submission ? submission : NewMark(),
            long.TryParse(form["edit"], NumberStyles.None, CultureInfo.InvariantCulture, out var edits) ? edits : null,
            int.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : 0);
    }

    public static string NewMark() => Guid.NewGuid().ToString("N");

    /// <summary>Reads passages, each once; what names none is left out.</summary>
    public static IReadOnlyList<PassageId> ReadPassages(IEnumerable<string?> texts) =>
    [
        .. texts.Take(MostRead).Select(text => PassageId.TryParse(text, out var id) ? id : default).Where(id => id != default).Distinct(),
    ];

    private static string Cut(string text) => text.Length <= LongestWork ? text : text[..LongestWork];
}
