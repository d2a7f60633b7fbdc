using System.CommandLine;
using ArxivLens.Core.Fetching;
using ArxivLens.Core.Sources;

namespace ArxivLens.Commands;

/// <summary>Tells of a fetch: each paper as it comes, or all at the end as JSON.</summary>
internal sealed class FetchReport(ParseResult parsed) : IFetchListener
{
    private readonly List<FetchOutcome> _papers = [];
    private readonly List<SurroundingsOutcome> _citations = [];

    /// <summary>Why a search ended before its end; <c>null</c> when it did not.</summary>
    public SourceFault? Outage { get; set; }

    /// <summary>Whether the library has changed.</summary>
    public bool HasChanged => _citations.Exists(one => one.References + one.Citations > 0)
        || _papers.Exists(one => one.Result is FetchResult.Added or FetchResult.Updated);

    /// <summary>One of <see cref="ExitCode"/>: papers that arXiv does not have, and some that failed, leave it done in part.</summary>
    public int Code
    {
        get
        {
            if (Outage is not null)
                return _papers.Count > 0 ? ExitCode.Partly : ExitCode.Failed;
            var failed = _papers.Count(one => one.Result is FetchResult.Failed or FetchResult.Unknown);
            if (failed == 0)
                return _citations.Exists(one => one.Faults.Count > 0) ? ExitCode.Partly : ExitCode.Ok;
            return failed == _papers.Count ? ExitCode.Failed : ExitCode.Partly;
        }
    }

    private bool IsJson => JsonOutput.IsWanted(parsed);

    public void Tell(FetchOutcome outcome)
    {
        _papers.Add(outcome);
        if (IsJson)
            return;
        var output = parsed.InvocationConfiguration.Output;
        output.WriteLine($"{outcome.Id,-18} {Typed.OnOneLine(Describe(outcome))}");
        // Whoever watches a long fetch through a pipe sees how far it is.
        output.Flush();
    }

    public void Tell(SurroundingsOutcome outcome)
    {
        _citations.Add(outcome);
        if (!IsJson)
        {
            parsed.InvocationConfiguration.Output.WriteLine(FormattableString.Invariant(
                $"{outcome.Source.Title}: {outcome.References:N0} references and {outcome.Citations:N0} citations of {outcome.Papers:N0} papers"));
        }

        foreach (var fault in outcome.Faults)
        {
            parsed.InvocationConfiguration.Error.WriteLine(
                $"arxivlens: {outcome.Source.Title}: {Typed.OnOneLine($"{fault.Subject}: {fault.Reason}")}{WhenOf(fault.Retry)}");
        }
    }

    /// <summary>Tells the sums.</summary>
    public void Write()
    {
        int Count(FetchResult result) => _papers.Count(one => one.Result == result);
        var (added, updated, unchanged) = (Count(FetchResult.Added), Count(FetchResult.Updated), Count(FetchResult.Unchanged));
        var (fresh, unknown, failed) = (Count(FetchResult.Fresh), Count(FetchResult.Unknown), Count(FetchResult.Failed));
        if (Outage is not null)
            parsed.InvocationConfiguration.Error.WriteLine($"arxivlens: {Typed.OnOneLine(Outage.Reason)}{WhenOf(Outage.Retry)}");
        if (!IsJson)
        {
            parsed.InvocationConfiguration.Output.WriteLine(FormattableString.Invariant(
                $"{added:N0} added, {updated:N0} updated, {unchanged:N0} unchanged, {fresh:N0} fresh, {unknown:N0} unknown to arXiv, {failed:N0} failed"));
            return;
        }

        JsonOutput.Write(
            parsed,
            new
            {
                added,
                updated,
                unchanged,
                fresh,
                unknown,
                failed,
                papers = _papers.Select(one => new { id = one.Id.ToString(), result = one.Result, one.Reason, one.Retry }),
                citations = _citations.Select(one => new
                {
                    source = one.Source.Name,
                    one.Papers,
                    one.References,
                    one.Citations,
                    faults = one.Faults,
                }),
            },
            list: "papers");
    }

    private static string Describe(FetchOutcome outcome) => outcome.Result switch
    {
        FetchResult.Added => "added",
        FetchResult.Updated => "updated",
        FetchResult.Unchanged => "unchanged",
        FetchResult.Fresh => "fresh: taken within the last day (--again asks all the same)",
        FetchResult.Unknown => "unknown to arXiv",
        FetchResult.Failed => $"failed: {outcome.Reason}{WhenOf(outcome.Retry)}",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome.Result, null),
    };

    private static string WhenOf(DateTimeOffset? retry) =>
        retry is { } at ? FormattableString.Invariant($"; try again after {at.UtcDateTime:yyyy-MM-dd HH:mm} UTC") : "";
}
