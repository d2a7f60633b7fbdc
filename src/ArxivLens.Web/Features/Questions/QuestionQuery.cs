using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Search;
using Microsoft.AspNetCore.Http;

namespace ArxivLens.Web.Features.Questions;

/// <summary>Which questions an address asks for.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Page">The page, from 1; <c>null</c> when it cannot exist.</param>
/// <param name="Notes">Filters that could not be read and were left out.</param>
public sealed record QuestionQuery(QuestionFilter Filter, int? Page, IReadOnlyList<string> Notes)
{
    /// <summary>Questions on a page.</summary>
    public const int PageSize = 25;

    private const int LongestLabel = 200;

    /// <summary>Whether all questions but the rhetorical are asked for.</summary>
    public bool IsEverything => Filter == new QuestionFilter();

    /// <summary>Reads <c>open</c>, <c>status</c>, <c>work</c>, <c>category</c>, <c>label</c>, <c>rhetorical</c> and <c>page</c>.</summary>
    public static QuestionQuery Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var notes = new List<string>();
        var filter = new QuestionFilter
        {
            Status = ReadStatus(query, notes),
            Work = ReadWork(query["work"].ToString().Trim(), notes),
            Category = ReadCategory(query["category"].ToString().Trim(), notes),
            Label = ReadLabel(query["label"].ToString().Trim()),
            WithRhetorical = query["rhetorical"] == "1",
        };
        return new(filter, SearchQuery.TryReadPage(query["page"], out var page) ? page : null, notes);
    }

    /// <summary>The address of a page of questions, on a path that may be the data's.</summary>
    public static string To(QuestionFilter filter, int page = 1, string path = "/questions")
    {
        ArgumentNullException.ThrowIfNull(filter);
        var parts = new List<string>();
        if (filter.Status is { } status) parts.Add(status == QuestionStatus.Open ? "open" : $"status={NameOf(status)}");
        if (filter.Work is { } work) parts.Add($"work={Uri.EscapeDataString(work.ToString())}");
        if (filter.Category is { } category) parts.Add($"category={Uri.EscapeDataString(category)}");
        if (filter.Label is { } label) parts.Add($"label={Uri.EscapeDataString(label)}");
        if (filter.WithRhetorical) parts.Add("rhetorical=1");
        if (page > 1) parts.Add($"page={page:D}");
        return parts.Count > 0 ? $"{path}?{string.Join('&', parts)}" : path;
    }

    /// <summary>A status as addresses name it.</summary>
    public static string NameOf(QuestionStatus status) => status switch
    {
        QuestionStatus.Addressed => "addressed",
        QuestionStatus.Disputed => "disputed",
        _ => "open",
    };

    private static QuestionStatus? ReadStatus(IQueryCollection query, List<string> notes)
    {
        if (query.ContainsKey("open") && query["open"] != "0")
            return QuestionStatus.Open;
        var text = query["status"].ToString();
        foreach (var status in Enum.GetValues<QuestionStatus>())
        {
            if (text == NameOf(status))
                return status;
        }

        if (text.Length > 0)
            notes.Add("The status is not known and was left out: it is open, addressed or disputed.");
        return null;
    }

    private static WorkKey? ReadWork(string text, List<string> notes)
    {
        if (text.Length == 0)
            return null;
        if (WorkKey.TryParse(text, out var key))
            return key;
        notes.Add("The paper could not be read and was left out: an arXiv id or a DOI names one.");
        return null;
    }

    private static string? ReadCategory(string text, List<string> notes)
    {
        if (text.Length == 0)
            return null;
        if (CategoryCode.TryParse(text, out var code))
            return CategoryTaxonomy.Canonical(code).Value;
        notes.Add("The category could not be read and was left out.");
        return null;
    }

    private static string? ReadLabel(string text) =>
        text.Length == 0 ? null : text.Length <= LongestLabel ? text : text[..LongestLabel];
}
