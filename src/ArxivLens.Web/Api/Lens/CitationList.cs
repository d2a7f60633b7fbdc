using ArxivLens.Core.Citations;
using ArxivLens.Core.Tables;
using ArxivLens.Index.Graph;
using ArxivLens.Web.Api.Parameters;
using ArxivLens.Web.Features.Papers;
using ArxivLens.Web.Features.Sources;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArxivLens.Web.Api.Lens;

/// <summary>Works that a work cites or that cite it, page by page.</summary>
/// <param name="Work">The key of the work.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Matching">How many pass the filters.</param>
/// <param name="Items">Those of this page.</param>
/// <param name="Next">The address of the next page.</param>
/// <param name="Previous">The address of the page before.</param>
public sealed record CitationList(
    string Work, int Total, int Matching, IReadOnlyList<CitationItem> Items, string? Next, string? Previous);

/// <summary>A work at the other end of a citation.</summary>
/// <param name="Work">The work.</param>
/// <param name="Origins">Who asserts the citation.</param>
/// <param name="Similarity">Cosine of the two texts, 0 to 1; null when one has none.</param>
/// <param name="AlsoAs">Keys of other records of the same work that cite or are cited too.</param>
/// <param name="NotListedBy">Who does not list the citation, with how many other references of the citing work they list.</param>
/// <param name="Claims">Who asserts the citation, since when and with which sentences.</param>
public sealed record CitationItem(
    WorkItem Work,
    IReadOnlyList<string> Origins,
    double? Similarity,
    IReadOnlyList<string> AlsoAs,
    IReadOnlyList<SilentOrigin> NotListedBy,
    IReadOnlyList<ClaimItem> Claims);

/// <summary>That somebody asserts a citation.</summary>
/// <param name="Origin">Who.</param>
/// <param name="FirstSeen">Since when; null when that is not recorded.</param>
/// <param name="LastSeen">When the latest import asserted it; null when that was not theirs.</param>
/// <param name="Sentences">The sentences they give.</param>
public sealed record ClaimItem(
    string Origin, DateTimeOffset? FirstSeen, DateTimeOffset? LastSeen, IReadOnlyList<ClaimSentence> Sentences)
{
    internal static ClaimItem Of(CitationClaim claim) => new(
        claim.Origin,
        claim.FirstSeen,
        claim.LastSeen,
        [.. claim.Contexts.Select(context => new ClaimSentence(context.Sentence, ClaimWords.NamesOf(context.Intents)))]);
}

/// <summary>A sentence in which a work is cited.</summary>
/// <param name="Sentence">The sentence; empty when only the intents are known.</param>
/// <param name="Intents">What the work is cited for: background, method, result, influential, other.</param>
public sealed record ClaimSentence(string Sentence, IReadOnlyList<string> Intents);

/// <summary>Answers <c>/papers/{id}/references</c> and <c>/papers/{id}/citations</c>.</summary>
internal static class CitationAnswers
{
    private const char Mark = '~';

    internal static NumberParameter Limit { get; } = new("limit", "Works on a page.", 1, 100, 50) { Example = "20" };

    internal static TextParameter Cursor { get; } = new(
        "cursor", "Where to go on: copied from \"next\" or \"previous\" of another page of the same list.");

    internal static ChoiceParameter<TableOrder> Order { get; } = new(
        "order",
        "The order of the list. By key it is safe to walk while the library grows: every work that was there comes once. In it the "
        + "records of one work under several keys stand apart.",
        [.. Enum.GetValues<TableOrder>().OrderByDescending(order => order == TableOrder.Key)
            .Select(order => KeyValuePair.Create(TableQuery.NameOf(order), order))],
        TableOrder.Key);

    internal static TextParameter Find { get; } = new("find", "Only works with these words in title or authors.", 100);

    internal static NumberParameter From { get; } = new("from", "Only works of this year or later.", 1, 9999);

    internal static NumberParameter Until { get; } = new("until", "Only works of this year or earlier.", 1, 9999);

    internal static TextParameter Category { get; } = new("category", "Only works of this category or archive.", 40);

    internal static TextParameter Origin { get; } = new("origin", "Only citations that this origin asserts.", 40);

    internal static FlagParameter Disputed { get; } = new(
        "disputed", "Only citations that some source does not list though it lists other references of the citing work.");

    internal static ApiParameter[] Parameters { get; } = [Limit, Cursor, Order, Find, From, Until, Category, Origin, Disputed];

    internal static Task<Results<Ok<CitationList>, ProblemHttpResult>> References(
        HttpContext http, LensDesk desk, ClaimShelf claims, CancellationToken cancellationToken) =>
        AnswerAsync(http, desk, claims, CitationDirections.References, cancellationToken);

    internal static Task<Results<Ok<CitationList>, ProblemHttpResult>> Citations(
        HttpContext http, LensDesk desk, ClaimShelf claims, CancellationToken cancellationToken) =>
        AnswerAsync(http, desk, claims, CitationDirections.Citations, cancellationToken);

    private static async Task<Results<Ok<CitationList>, ProblemHttpResult>> AnswerAsync(
        HttpContext http, LensDesk desk, ClaimShelf claims, CitationDirections direction, CancellationToken cancellationToken)
    {
        var query = new ApiQuery(http.Request);
        var (origins, coverage) = await claims.ReadOriginsAsync(cancellationToken);
        var question = Read(query, direction, origins) with { Coverage = coverage };
        if (query.Problem is { } bad)
            return bad;
        using var lease = desk.Acquire();
        if (!LensDesk.TryFind(http, lease.Index, out var work, out var problem))
            return problem;
        var page = CitationTable.Read(lease.Index, work.Document, question, cancellationToken);
        var works = await desk.ListAsync(http, lease.Index, WorkTable.WorksOf(page), cancellationToken);
        var claimed = await claims.ReadAsync(lease.Index, work.Document, page, cancellationToken);
        var (previous, next) = (AddressOf(page.Previous, '<'), AddressOf(page.Next, '>'));
        http.Link(previous, next);
        return TypedResults.Ok(new CitationList(
            work.Key.ToString(), page.Total, page.Matching, [.. page.Rows.Select(row => ItemOf(row, works, origins, claimed[row.Document]))], next, previous));

        string? AddressOf(TableCursor? cursor, char way) => cursor is { } at
            ? http.AddressWith(Cursor.Name, $"{TableQuery.NameOf(question.Order)}{Mark}{(way == '<' ? "before" : "after")}{Mark}{at}")
            : null;
    }

    private static TableQuestion Read(ApiQuery query, CitationDirections direction, IReadOnlyList<string> origins)
    {
        var order = query.Read(Order);
        var (from, until) = (query.Read(From), query.Read(Until));
        if (from > until)
            query.Refuse(Until.Name, "'until' must not be before 'from'.");
        var wish = new TableWish(query.Read(Find) ?? "", from, until, query.Read(Category) ?? "", query.Read(Origin) ?? "", query.Read(Disputed));
        var question = new TableQuestion(direction)
        {
            Order = order, Filter = wish.ToFilter(origins), Limit = query.Read(Limit)!.Value,
        };
        if (query.Read(Cursor) is not { } text)
            return question;
        if (text.Split(Mark, 3) is [var name, "after" or "before", var at] && name == TableQuery.NameOf(order)
            && TableCursor.TryParse(at, out var cursor))
        {
            return question with { Cursor = cursor, IsBackward = text.StartsWith($"{name}{Mark}before", StringComparison.Ordinal) };
        }

        query.Refuse(Cursor.Name, "'cursor' is none of this list; copy it from \"next\" or \"previous\" of a page in the same order.");
        return question;
    }

    private static CitationItem ItemOf(
        TableRow row, IReadOnlyDictionary<int, WorkItem> works, IReadOnlyList<string> origins, RowClaims claims) => new(
        works[row.Document],
        OriginLabel.NamesOf(row.Origins, origins),
        row.Similarity > 0 ? Math.Round(row.Similarity, 4) : null,
        [.. row.AlsoAs.Select(twin => works[twin].Key)],
        claims.Silent,
        [.. claims.Claims.Select(ClaimItem.Of)]);
}
