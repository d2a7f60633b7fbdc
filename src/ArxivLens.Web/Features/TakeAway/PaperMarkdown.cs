using System.Globalization;
using System.Text;
using ArxivLens.Core.Categories;
using ArxivLens.Core.Citing;
using ArxivLens.Core.Papers;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Features.TakeAway;

/// <summary>The page of a work as Markdown, for programs that read text: what it says, without what it draws.</summary>
internal sealed class PaperMarkdown(PaperView view, CitedWork cited, Func<string, string> absolute)
{
    /// <summary>References and citations listed at most; the counts are of all.</summary>
    private const int WorksListed = 20;

    private readonly StringBuilder _text = new();

    public string Write()
    {
        _text.Append("# ").Append(MarkdownText.Of(cited.Title)).Append("\n\n");
        if (view.Work.Authors.Count > 0)
            _text.Append("**Authors:** ").Append(MarkdownText.Of(string.Join("; ", view.Work.Authors.Select(author => author.Display)))).Append("\n\n");
        WriteStanding();
        WriteFacts();
        WriteSummary();
        if (view.Terms.Count > 0)
            Section("Key terms", MarkdownText.Of(string.Join(", ", view.Terms.Select(term => term.Text))));
        if (view.Work.Abstract.Length > 0)
        {
            Section(
                view.Work.AbstractIsDescription ? "Description (by ArxivLens, not the authors’ abstract)" : "Abstract",
                string.Join("\n\n", TexText.ToDisplay(view.Work.Abstract).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(MarkdownText.Of)));
        }

        WriteWorks("References", "This library knows no reference of this work.", view.References);
        WriteWorks("Cited by", "This library knows no work that cites this one.", view.Citations);
        WriteLinks();
        return _text.ToString();
    }

    private void WriteStanding()
    {
        if (view.Retractions.Count > 0)
            _text.Append("> **Retracted.**\n\n");
        else if (view.Work.Deleted is not null)
            _text.Append("> **Its record was removed from arXiv.**\n\n");
        else if (view.IsWithdrawn)
            _text.Append("> **Withdrawn from arXiv.**\n\n");
    }

    private void WriteFacts()
    {
        Written("arXiv id", cited.ArxivName);
        Written("DOI", Identifier(cited.Doi));
        Fact("Published", view.Work.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? view.Work.Year?.ToString(CultureInfo.InvariantCulture) ?? "");
        if (view.Work.Paper is { } paper)
        {
            var newest = paper.Versions[^1];
            Fact("Updated", string.Create(CultureInfo.InvariantCulture, $"{newest.Created.UtcDateTime:yyyy-MM-dd} (version {newest.Number})"));
            Fact("License", License.Of(paper.License).Name);
        }

        Fact("Categories", string.Join(", ", CategoryTaxonomy.Distinct(view.Work.Categories).Select(code => $"{CategoryTaxonomy.NameOf(code)} ({code})")));
        Fact("Journal reference", cited.JournalReference);
        Fact("Comments", cited.Comments);
        _text.Append('\n');
    }

    private void WriteSummary()
    {
        if ((view.Generated?.Sentences ?? view.Summary) is { Count: > 0 } sentences)
            Section("Quick summary", MarkdownText.Of(string.Join(' ', sentences.Select(sentence => TexText.ToDisplay(sentence.Text)))));
        if (view.Findings.Count > 0)
            Section("Key findings", string.Join('\n', view.Findings.Select(finding => "- " + MarkdownText.Of(TexText.ToDisplay(finding.Text)))));
    }

    private void WriteWorks(string heading, string whenEmpty, WorkTable table)
    {
        var count = string.Create(CultureInfo.InvariantCulture, $"{heading} ({table.Total})");
        var lines = table.Rows.Take(WorksListed).Select(row => LineOf(row.Work)).ToList();
        if (table.Total > lines.Count && lines.Count > 0)
            lines.Add($"- … and {(table.Total - lines.Count).ToString(CultureInfo.InvariantCulture)} more");
        Section(count, lines.Count > 0 ? string.Join('\n', lines) : whenEmpty);
    }

    private string LineOf(Work work)
    {
        var title = work.Title.Length > 0 ? TexText.ToDisplay(work.Title) : work.Key.ToString();
        var year = work.Year is { } known ? string.Create(CultureInfo.InvariantCulture, $" ({known})") : "";
        return $"- {MarkdownText.Link(title, absolute(WorkAddress.Of(work.Key)))}{year}, {Identifier(work.Key.ToString())}";
    }

    private void WriteLinks()
    {
        var links = new List<string> { MarkdownText.Link("This page", absolute(view.Address)) };
        if (cited.Address.Length > 0)
            links.Add(MarkdownText.Link(cited.IsPreprint ? "arXiv" : "Publisher", cited.Address));
        if (cited.Pdf.Length > 0)
            links.Add(MarkdownText.Link("PDF", cited.Pdf));
        links.AddRange(CitationFormat.All.Where(format => format != CitationFormat.Markdown)
            .Select(format => MarkdownText.Link(format.Title, absolute(TakeAwayAddress.Of(view.Work.Key, format, cited.Version)))));
        Section("Links", string.Join('\n', links.Select(link => "- " + link)));
    }

    // Programs look for identifiers: one that means nothing in Markdown stands as it is.
    private static string Identifier(string text)
        => text.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '.' or '/' or '-' or ':') ? text : MarkdownText.Of(text);

    private void Fact(string name, string value) => Written(name, MarkdownText.Of(value));

    private void Written(string name, string value)
    {
        if (value.Length > 0)
            _text.Append("- **").Append(name).Append(":** ").Append(value).Append('\n');
    }

    private void Section(string heading, string body) => _text.Append("## ").Append(heading).Append("\n\n").Append(body).Append("\n\n");
}
