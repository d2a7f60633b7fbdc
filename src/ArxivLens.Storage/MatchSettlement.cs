using ArxivLens.Core.Merging;

namespace ArxivLens.Storage;

/// <summary>Carries out what rules found, the same in every engine: what lapsed first, so that something surer finds its place.</summary>
internal static class MatchSettlement
{
    private const int BetweenCancellationChecks = 256;

    /// <summary>Runs it within a transaction.</summary>
    /// <returns>What became of each claim.</returns>
    public static MergeOutcome[] Run(IMergeRows rows, MergeWriter writer, MatchFindings findings, CancellationToken cancellationToken)
    {
        foreach (var lapsed in findings.Lapsed)
            writer.End(lapsed, "the records no longer say so");
        var outcomes = new MergeOutcome[findings.Claims.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (i % BetweenCancellationChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            outcomes[i] = writer.Join(findings.Claims[i]);
        }

        foreach (var number in findings.Looked.Where(number => rows.FindInForce(number) is not null || rows.ReadMembers(number).Count > 0))
            writer.Elect(rows.Read(number));
        return outcomes;
    }
}
