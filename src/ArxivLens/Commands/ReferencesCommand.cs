using System.CommandLine;
using ArxivLens.Core.Papers;
using ArxivLens.Core.References;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens references</c>: the references of a work as they were written, with how each was resolved.</summary>
internal static class ReferencesCommand
{
    private static readonly Option<bool> Waiting = new("--unresolved") { Description = "Only those whose work is not known." };

    public static Verb Create() => WorkVerb.Create(
        "references", "List the references of a work as they were written, and what each was resolved to and how.", AnswerAsync, Waiting);

    private static async Task AnswerAsync(OpenLibrary library, Work work, ParseResult parsed, CancellationToken cancellationToken)
    {
        var lists = await library.Storage.References.FindAsync(work.Key, cancellationToken);
        var onlyWaiting = parsed.GetValue(Waiting);
        var shown = lists.SelectMany(list => list.References.Where(one => !onlyWaiting || one.Match is null).Select(one => Shown.Of(list.Origin, one))).ToList();
        if (JsonOutput.IsWanted(parsed))
        {
            JsonOutput.Write(parsed, shown);
            return;
        }

        var output = parsed.InvocationConfiguration.Output;
        foreach (var list in shown.GroupBy(one => one.Origin))
        {
            output.WriteLine($"{list.Key}:");
            foreach (var one in list)
                output.WriteLine(FormattableString.Invariant($"{one.Entry,4}  {Describe(one),-32}  {Typed.OnOneLine(one.Text)}"));
        }

        var all = lists.Sum(list => list.References.Count);
        var resolved = lists.Sum(list => list.References.Count(one => one.Match is not null));
        MessageOptions.Note(parsed, FormattableString.Invariant($"{all:N0} references, {resolved:N0} resolved"));
        if (all == 0)
            MessageOptions.Hint(parsed, "To take some in: arxivlens import latex FILE, or: arxivlens import references FILE");
    }

    private static string Describe(Shown one) => one.Work is null ? "not resolved" : $"{one.Work} ({one.How})";

    private sealed record Shown(
        string Origin, int Entry, string Text, string? Work, string? How, bool? IsKnown, string? Title, IReadOnlyList<string>? Authors, int? Year, string? Doi)
    {
        public static Shown Of(string origin, ListedReference one) => new(
            origin,
            one.Entry,
            one.Text,
            one.Match?.Work.ToString(),
            one.Match is { } match ? ReferenceEvidences.NameOf(match.Evidence) : null,
            one.Match?.IsKnown,
            one.Facts?.Title,
            one.Facts is { Authors.Count: > 0 } facts ? [.. facts.Authors.Select(author => author.Display)] : null,
            one.Facts?.Year,
            one.Facts?.Doi?.Doi);
    }
}
