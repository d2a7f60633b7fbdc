using System.Globalization;
using System.Text;
using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Articles;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.Debate;

/// <summary>The debate about a work as Markdown, for reading and for notes.</summary>
internal sealed class MarkdownDebate(WholeDebate debate, Uri? home)
{
    private readonly StringBuilder _text = new();

    internal const string MediaType = "text/markdown; charset=utf-8";

    internal static string Write(WholeDebate debate, Uri? home) => new MarkdownDebate(debate, home).Write();

    private string Write()
    {
        Line($"# The debate about “{MarkdownText.Of(debate.Heading)}”");
        var by = debate.Work.Authors.Count > 0 ? MarkdownText.Of(string.Join(", ", debate.Work.Authors.Select(author => author.Display))) + ". " : "";
        Line($"{by}{MarkdownText.Link(debate.Work.Key.ToString(), DebateFile.AddressOf(WorkAddress.Of(debate.Work.Key), home))}");
        Line("Found in articles by machine, and so were the passages; a passage that is close need not be an answer.");
        if (debate.Articles.Count == 0)
            Line("No article of this library is about this work.");
        else
            AddArticles();
        foreach (var group in DebateFile.ByLabel(debate))
        {
            Line($"## {(group.Key.Length > 0 ? MarkdownText.Of(group.Key) : "Questions")}");
            foreach (var question in group)
                Add(question);
        }

        return _text.ToString();
    }

    private void AddArticles()
    {
        Line("## Articles");
        foreach (var article in debate.Articles)
        {
            var facts = article.Facts;
            var more = new[] { facts.Author, facts.Site, facts.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }
                .Where(fact => !string.IsNullOrEmpty(fact)).Select(fact => ", " + MarkdownText.Of(fact!));
            _text.Append("- ").Append(MarkdownText.Link(ArticleView.HeadingOf(facts.Title), DebateFile.AddressOf(article, home)))
                .AppendJoin("", more).Append('\n');
        }

        _text.Append('\n');
    }

    private void Add(DebateQuestion one)
    {
        var question = one.Question;
        var kind = DebateWords.Of(question.Kind) is { } word ? $" ({word})" : "";
        Line($"### {MarkdownText.Link(question.Text, DebateFile.AddressOf(DebateAddress.Of(question.Id), home))}");
        var reason = question.Standing.Reason is { Length: > 0 } why ? $": {MarkdownText.Of(why)}" : "";
        Line($"**{DebateWords.Of(question.Standing.Status)}**{kind}{reason}");
        Line($"Asked in {string.Join("; ", question.Askers.Select(asker => MarkdownText.Link(
            DebateFile.Describe(asker), DebateFile.AddressOf(DebateAddress.Of(asker.Article), home))))}");
        foreach (var bearing in one.Closest)
            Add(bearing, question.Asked.Count);
        if (one.Evidence is { Passages.Count: 0 })
            Line("Nothing in this library bears on this question.");
        foreach (var answer in question.Answers)
        {
            Line($"Answer by {MarkdownText.Of(answer.By)}, {answer.Given.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}, "
                + $"to {PassageLink(answer.Passage)}: {MarkdownText.Of(answer.Text)}");
        }
    }

    private void Add(Bearing bearing, int asked)
    {
        var passage = bearing.Passage;
        var year = passage.Year is { } known ? string.Create(CultureInfo.InvariantCulture, $" ({known})") : "";
        var address = DebateFile.AddressOf(DebateAddress.Of(passage.Id), home);
        _text.Append("> ").Append(MarkdownText.Of(TexText.ToDisplay(passage.Text))).Append("\n>\n> — ")
            .Append(MarkdownText.Link(TexText.ToDisplay(passage.Title), address)).Append(year).Append(", ")
            .Append(MarkdownText.Of(DebateWords.Place(passage))).Append("; ").Append(DebateWords.Of(bearing.Relation, asked)).Append("; ")
            .Append(DebateWords.Closeness(bearing.Closeness)).Append("; ")
            .Append(MarkdownText.Link(passage.License.Name, passage.License.Address)).Append("\n\n");
    }

    private string PassageLink(PassageId id) => MarkdownText.Link(id.ToString(), DebateFile.AddressOf(DebateAddress.Of(id), home));

    private void Line(string text) => _text.Append(text).Append("\n\n");
}
