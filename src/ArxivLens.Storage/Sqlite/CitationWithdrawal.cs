using ArxivLens.Core.Citations;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Sqlite;

/// <summary>Takes back what origins asserted.</summary>
internal sealed class CitationWithdrawal(SqliteSession session, LibraryChange change)
{
    private const int BetweenCancellationChecks = 1_024;
    private const string FindSql =
        "SELECT coalesce((SELECT origins FROM citations WHERE citing = ?1 AND cited = ?2), 0)";

    private const string RemoveSql = "DELETE FROM citations WHERE citing = ?1 AND cited = ?2";

    private const string UpdateSql =
        "UPDATE citations SET origins = origins & ~?3, last_origins = last_origins & ~?3 WHERE citing = ?1 AND cited = ?2";

    private const string RemoveOriginSql = "DELETE FROM citation_origins WHERE citing = ?1 AND cited = ?2 AND origin = ?3";
    private const string RemoveContextsSql = "DELETE FROM citation_contexts WHERE citing = ?1 AND cited = ?2 AND origin = ?3";

    private readonly List<string> _origins = SqliteCitationStore.ReadOrigins(session);

    /// <summary>Takes citations back.</summary>
    public SaveOutcome[] Withdraw(IReadOnlyList<Citation> citations, CancellationToken cancellationToken)
    {
        var outcomes = new SaveOutcome[citations.Count];
        for (var i = 0; i < outcomes.Length; i++)
        {
            if (i % BetweenCancellationChecks == 0)
                cancellationToken.ThrowIfCancellationRequested();
            outcomes[i] = Withdraw(citations[i]);
        }

        return outcomes;
    }

    private SaveOutcome Withdraw(Citation citation)
    {
        var bit = _origins.IndexOf(citation.Origin);
        if (bit < 0 || SqliteWorkStore.FindNumber(session, citation.Citing) is not { } citing
            || SqliteWorkStore.FindNumber(session, citation.Cited) is not { } cited)
        {
            return SaveOutcome.Unchanged;
        }

        Span<long> origins = stackalloc long[1];
        session.PrepareBound(FindSql).ReadRow([citing, cited], origins);
        if ((origins[0] >> bit & 1) == 0)
            return SaveOutcome.Unchanged;
        session.PrepareBound(RemoveContextsSql).Execute(citing, cited, bit);
        session.PrepareBound(RemoveOriginSql).Execute(citing, cited, bit);
        if (origins[0] == 1L << bit)
        {
            session.PrepareBound(RemoveSql).Execute(citing, cited);
            change.RemoveCitation(citing);
        }
        else
        {
            session.PrepareBound(UpdateSql).Execute(citing, cited, 1L << bit);
            change.AddOrigin(citing);
        }

        return SaveOutcome.Updated;
    }
}
