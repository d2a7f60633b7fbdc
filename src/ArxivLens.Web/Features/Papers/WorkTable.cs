using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Sources;
using ArxivLens.Core.Tables;
using ArxivLens.Index.Graph;
using ArxivLens.Web.Features.Sources;

namespace ArxivLens.Web.Features.Papers;

/// <summary>One of the two tables under a paper's network.</summary>
/// <param name="Rows">The rows shown, in order.</param>
/// <param name="Page">Where they stand among all.</param>
public sealed record WorkTable(IReadOnlyList<WorkRow> Rows, TablePage Page)
{
    /// <summary>Rows shown unless all are asked for.</summary>
    public const int UsualLength = 50;

    /// <summary>Rows shown at most on one page.</summary>
    public const int GreatestLength = 5_000;

    /// <summary>A table without rows.</summary>
    public static WorkTable Empty { get; } = new([], TablePage.Empty);

    /// <summary>Rows in all, whatever the filter; a work under several keys counts once.</summary>
    public int Total => Page.Total;

    /// <summary>What a table is asked for by a reader's request.</summary>
    /// <param name="table">Which of the two.</param>
    /// <param name="request">The request.</param>
    /// <param name="origins">Names of the origins by their bits.</param>
    /// <param name="coverage">Whose silence about a reference is a disagreement.</param>
    public static TableQuestion QuestionOf(
        CitationDirections table, TableRequest request, IReadOnlyList<string> origins, OriginCoverage coverage)
    {
        var isReferences = table == CitationDirections.References;
        var isAll = isReferences ? request.AllReferences : request.AllCitations;
        var place = isReferences ? request.References : request.Citations;
        return new TableQuestion(table)
        {
            Order = request.Order,
            Filter = request.Wish.ToFilter(origins),
            Coverage = coverage,
            Limit = isAll ? GreatestLength : UsualLength,
            Cursor = isAll ? null : place?.Cursor,
            IsBackward = place is { IsBackward: true },
        };
    }

    /// <summary>The table with the words in which its work cites others.</summary>
    public WorkTable As(IReadOnlyDictionary<WorkKey, string> written) =>
        written.Count == 0 ? this : this with { Rows = [.. Rows.Select(row => row with { Written = written.GetValueOrDefault(row.Work.Key) })] };

    /// <summary>The works that are shown.</summary>
    public static IEnumerable<int> WorksOf(TablePage page) => page.Rows.SelectMany(row => row.AlsoAs.Append(row.Document));

    /// <summary>Puts a page together from works that were fetched.</summary>
    /// <param name="page">The page.</param>
    /// <param name="works">The works, by number.</param>
    /// <param name="standings">Those that were withdrawn or retracted.</param>
    /// <param name="origins">Names of the origins by their bits.</param>
    /// <param name="claims">Who asserts the citations since when, by number; <c>null</c> where that is not shown.</param>
    public static WorkTable Of(
        TablePage page, IReadOnlyDictionary<int, Work> works, IReadOnlyDictionary<WorkKey, WorkStanding> standings,
        IReadOnlyList<string> origins, IReadOnlyDictionary<int, RowClaims>? claims = null)
    {
        WorkRow RowOf(TableRow row)
        {
            IReadOnlyList<Work> twins = [.. row.AlsoAs.Select(twin => works[twin])];
            // What one of the records says of the work, it says of all.
            var standing = twins.Append(works[row.Document]).Max(work => standings.GetValueOrDefault(work.Key));
            return new WorkRow(
                works[row.Document], row, twins, OriginLabel.NamesOf(row.Origins, origins), standing, OriginLabel.NamesOf(row.Silent, origins))
            {
                Claims = claims?.GetValueOrDefault(row.Document),
            };
        }

        return new([.. page.Rows.Select(RowOf)], page);
    }
}

/// <summary>One row.</summary>
/// <param name="Work">The work.</param>
/// <param name="Row">What the index knows of it.</param>
/// <param name="AlsoAs">The same work under other keys.</param>
/// <param name="Origins">Who asserts the citation.</param>
/// <param name="Standing">Whether it was withdrawn or retracted.</param>
/// <param name="Silent">Who does not list the citation though they list other references of the citing work.</param>
public sealed record WorkRow(
    Work Work, TableRow Row, IReadOnlyList<Work> AlsoAs, IReadOnlyList<string> Origins, WorkStanding Standing, IReadOnlyList<string> Silent)
{
    /// <summary>Who asserts the citation since when and with which sentences; <c>null</c> where that was not read.</summary>
    public RowClaims? Claims { get; init; }

    /// <summary>How the work whose table it is writes it; <c>null</c> where that is not known.</summary>
    public string? Written { get; init; }
}
