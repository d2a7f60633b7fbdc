using System.Security.Cryptography;
using System.Text;
using ArxivLens.Core.LanguageModels;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Summaries;

/// <summary>
/// The summaries that a model wrote, checked, for the works that readers looked at; and the works whose turn is yet to come. A
/// reader never waits: what is not there yet is asked for and shown at a later visit. All of it is in memory and ends with the
/// process.
/// </summary>
/// <param name="writer">The model, or <c>null</c>: then nothing is ever asked or found.</param>
/// <param name="clock">Says when a summary was written.</param>
public sealed class GeneratedSummaries(ISummaryWriter? writer, TimeProvider clock)
{
    /// <summary>Works that wait for their turn at once; more are turned away until their next reader.</summary>
    public const int MostWaiting = 32;

    /// <summary>Works whose summary, or the knowledge that there is none, is kept; then the oldest goes.</summary>
    public const int MostKept = 2000;

    /// <summary>Failures in a row after which a work is left alone for a while, and nobody is told to wait.</summary>
    public const int MostFailures = ModelLine<Work, GeneratedSummary>.MostFailures;

    private readonly ModelLine<Work, GeneratedSummary> _line = new(MostWaiting, MostKept, clock);

    /// <summary>Whether there is a model.</summary>
    public bool IsOn => writer is not null;

    /// <summary>Rises with every summary that is kept, and with the knowledge that there is none.</summary>
    public long Revision => _line.Revision;

    /// <summary>How many works are in line.</summary>
    public int Waiting => _line.Waiting;

    /// <summary>
    /// Finds the summary of a work as it stands now; <c>null</c> when there is none. One that was never asked for is put in line,
    /// once however many readers come; one whose abstract changed is forgotten and put in line anew.
    /// </summary>
    public GeneratedSummary? Find(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return writer is null || work.Abstract.Length == 0 ? null : _line.Find(KeyOf(work), work);
    }

    /// <summary>Finds the summary of a work as it stands now without asking for one.</summary>
    public GeneratedSummary? FindKept(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return writer is null ? null : _line.FindKept(KeyOf(work));
    }

    /// <summary>
    /// How far the model is with a work, which is put in line where it was not; <c>null</c> when nothing is awaited of it: there is no
    /// model, it has answered, it failed too often, or there is no room in the line.
    /// </summary>
    public ModelProgress? Await(Work work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return writer is null || work.Abstract.Length == 0 ? null : _line.Await(KeyOf(work), work);
    }

    /// <summary>Waits for the next work in line, asks the model and keeps what stands the check. One call at a time.</summary>
    /// <exception cref="InvalidOperationException">There is no model.</exception>
    public async Task<ModelTurn> WriteNextAsync(CancellationToken cancellationToken)
    {
        if (writer is null) throw new InvalidOperationException("There is no model to ask.");
        var (key, work) = await _line.NextAsync(cancellationToken);
        try
        {
            var written = await writer.WriteAsync(work.Title, work.Abstract, cancellationToken);
            if (written.Outcome == ModelOutcome.Answered) return Judge(key, work, written.Text, writer.Model);
            _line.Fail(key);
            return new ModelTurn(work.Key.ToString(), ModelTurnKind.Failed, written.Detail) { Rest = written.Rest };
        }
        finally
        {
            _line.End(key);
        }
    }

    private ModelTurn Judge(string key, Work work, string text, string model)
    {
        var shape = GeneratedSummaryText.Read(text);
        var report = shape.Fault is { } fault
            ? new SupportReport([], fault)
            : SupportCheck.Check(work.Title, work.Abstract, shape.Sentences);
        // That there is none is kept too: the same question at temperature 0 would get the same answer.
        _line.Keep(key, report.IsSupported ? new GeneratedSummary(report.Sentences, model, clock.GetUtcNow()) : null);
        return report.IsSupported
            ? new ModelTurn(work.Key.ToString(), ModelTurnKind.Kept, "")
            : new ModelTurn(work.Key.ToString(), ModelTurnKind.Dropped, report.Fault!);
    }

    private static string KeyOf(Work work) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{work.Key}\n\n{work.Title}\n\n{work.Abstract}")));
}
