using System.Globalization;
using System.Text;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Questions;

namespace ArxivLens.Web.Features.Debate;

/// <summary>
/// The debate about a work as Argdown (argdown.org), for drawing and going on with it. A question that is put to a work undercuts it, as
/// a critical question does (Walton 1996); a challenge attacks it; a reader's answer attacks the question or challenge it answers. Whether
/// a passage that only a machine found supports or attacks anything nobody knows, so those are left out.
/// </summary>
internal static class ArgdownDebate
{
    // There is no registered type; as plain text every browser shows it and none runs it.
    internal const string MediaType = "text/plain; charset=utf-8";

    internal static string Write(WholeDebate debate, Uri? home)
    {
        var work = ArgdownText.Title(debate.Work.Key.ToString());
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {ArgdownText.Of(debate.Heading)}\n\n<{work}>: {ArgdownText.Of(debate.Heading)}\n\n");
        var number = 0;
        foreach (var group in DebateFile.ByLabel(debate))
        {
            text.Append(CultureInfo.InvariantCulture, $"## {(group.Key.Length > 0 ? ArgdownText.Of(group.Key) : "Questions")}\n\n");
            foreach (var one in group)
                Add(text, one.Question, work, string.Create(CultureInfo.InvariantCulture, $"Q{++number}"), home);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, Question question, string work, string title, Uri? home)
    {
        var tags = $"#{Questions.QuestionQuery.NameOf(question.Standing.Status)}{(DebateWords.Of(question.Kind) is { } kind ? $" #{kind}" : "")}";
        var askers = ArgdownText.Of(string.Join("; ", question.Askers.Select(DebateFile.Describe)));
        var address = ArgdownText.Of(DebateFile.AddressOf(DebateAddress.Of(question.Id), home));
        text.Append(CultureInfo.InvariantCulture, $"[{title}]: {ArgdownText.Of(question.Text)} — asked in {askers} — {address} {tags}\n");
        if (RelationOf(question) is { } relation)
            text.Append(CultureInfo.InvariantCulture, $"  {relation} <{work}>\n");
        foreach (var answer in question.Answers)
        {
            var about = ArgdownText.Of($"{answer.Text} — {answer.By}, to {answer.Passage}");
            text.Append(CultureInfo.InvariantCulture, $"  - <{title}.A{answer.Number}>: {about}\n");
        }

        text.Append('\n');
    }

    private static string? RelationOf(Question question) => question switch
    {
        { Asked.Count: 0 } or { Kind: AskedKind.Rhetorical } => null,
        { Kind: AskedKind.Challenge } => "->",
        _ => "_>",
    };
}
