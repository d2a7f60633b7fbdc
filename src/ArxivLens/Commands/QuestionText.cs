using System.Globalization;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Questions;

namespace ArxivLens.Commands;

/// <summary>Questions as text and as JSON.</summary>
internal static class QuestionText
{
    /// <summary>A question on one line.</summary>
    public static string Line(Question question)
    {
        var label = question.Label is null ? "" : $"{question.Label}: ";
        var facts = new[]
        {
            question.Standing.Status.ToString().ToLowerInvariant(),
            question.Kind == AskedKind.Question ? null : ArticleJson.NameOf(question.Kind),
            question.Articles == 1 ? null : string.Create(CultureInfo.InvariantCulture, $"{question.Articles} ask"),
            question.Answers.Count == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"answers {question.Answers.Count}"),
        };
        return Typed.OnOneLine($"{question.Id}  {label}{question.Text} ({string.Join(", ", facts.OfType<string>())})".ReplaceLineEndings(" "));
    }

    /// <summary>A question whole.</summary>
    public static void Write(TextWriter output, Question question)
    {
        output.WriteLine(Typed.OnOneLine(question.Text.ReplaceLineEndings(" ")));
        output.WriteLine();
        AlignedLines.Write(
            output,
            [
                ("id", question.Id.ToString()),
                ("label", question.Label),
                ("kind", ArticleJson.NameOf(question.Kind)),
                ("put to", string.Join(", ", question.Asked)),
                ("stands", $"{question.Standing.Status.ToString().ToLowerInvariant()}{(question.Standing.Reason is { } why ? $": {Typed.OnOneLine(why)}" : "")}"),
            ]);
        output.WriteLine();
        output.WriteLine("Asked by");
        foreach (var asker in question.Askers)
        {
            var words = asker.Asked.Text == question.Text ? "" : $": {asker.Asked.Text}";
            output.WriteLine($"  {Typed.OnOneLine($"{asker.Article}  {asker.Title} {asker.Author}{words}".ReplaceLineEndings(" "))}");
        }

        if (question.Answers.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine("Answers");
        foreach (var answer in question.Answers)
            output.WriteLine(Typed.OnOneLine(FormattableString.Invariant($"  {answer.Number}  {answer.Passage}  {answer.Text} — {answer.By}, {answer.Given:yyyy-MM-dd}")));
    }

    /// <summary>A question as it is written as JSON.</summary>
    public static object Json(Question question) => new
    {
        id = question.Id.ToString(),
        question.Text,
        question.Label,
        kind = ArticleJson.NameOf(question.Kind),
        asked = question.Asked.Select(key => key.ToString()),
        standing = new { question.Standing.Status, question.Standing.Reason },
        articles = question.Articles,
        askers = question.Askers.Select(asker => new
        {
            article = asker.Article.ToString(),
            asker.Title,
            asker.Author,
            asker.Published,
            asker.Asked.Text,
            asker.Asked.Label,
            asker.Asked.Span.Start,
            asker.Asked.Span.End,
        }),
        answers = question.Answers.Select(answer => new
        {
            answer.Number,
            passage = answer.Passage.ToString(),
            answer.Text,
            answer.By,
            answer.Given,
        }),
        foundBy = "machine",
    };
}
