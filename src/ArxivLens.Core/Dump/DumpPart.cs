using ArxivLens.Core.Retractions;

namespace ArxivLens.Core.Dump;

/// <summary>A part of a public dump: one file of one record a line.</summary>
/// <param name="Name">Its name, and that of its file before <c>.jsonl</c>.</param>
/// <param name="Terms">Under which terms others may use it.</param>
public sealed record DumpPart(string Name, DumpTerms Terms)
{
    private const string Cc0 = "https://creativecommons.org/publicdomain/zero/1.0/";

    /// <summary>Works, papers among them, with everything that is recorded of them.</summary>
    public static DumpPart Works { get; } = new("works", new DumpTerms(
        "CC0 1.0", Cc0, "arXiv's metadata and bibliographic facts; the licence of a paper's own text is its paper.license."));

    /// <summary>Titles, abstracts and comments of versions other than the one a record is of.</summary>
    public static DumpPart Texts { get; } = new("texts", new DumpTerms("CC0 1.0", Cc0, "arXiv's metadata."));

    /// <summary>What each work cites, and who says so.</summary>
    public static DumpPart Citations { get; } = new("citations", new DumpTerms(
        "each origin's own", null, "Whoever asserts a citation stands beside it; the terms of that source hold."));

    /// <summary>Which works are one, and why.</summary>
    public static DumpPart Merges { get; } = new("merges", new DumpTerms("CC0 1.0", Cc0, "Bibliographic facts."));

    /// <summary>Retractions.</summary>
    public static DumpPart Retractions { get; } = new("retractions", new DumpTerms(
        RetractionSource.License, RetractionSource.LicenseAddress, $"From {RetractionSource.Name}, {RetractionSource.Address}: give credit."));

    /// <summary>Articles: public facts and short quotations, with corrections made by hand.</summary>
    public static DumpPart Articles { get; } = new("articles", new DumpTerms(
        "facts and short quotations", null, "The articles are their authors'; quote with author, title and address. No article's text is here."));

    /// <summary>How questions stand, and readers' answers to them.</summary>
    public static DumpPart Questions { get; } = new("questions", new DumpTerms(
        "as published on the site", null, "Readers' contributions under the names they gave."));

    /// <summary>Full texts under an open licence.</summary>
    public static DumpPart FullTexts { get; } = new("fulltexts", new DumpTerms(
        "each text's own", null, "CC BY, CC BY-SA, CC0 or public domain; the licence stands with each text. Others are left out."));

    /// <summary>
    /// All of them in the order in which they are written and taken in again: what refers to something stands behind it.
    /// </summary>
    public static IReadOnlyList<DumpPart> All { get; } = [Works, Texts, Merges, Citations, Retractions, Articles, Questions, FullTexts];

    /// <summary>The name of its file.</summary>
    /// <param name="isGzip">Whether it is packed.</param>
    public string FileName(bool isGzip) => isGzip ? $"{Name}.jsonl.gz" : $"{Name}.jsonl";
}

/// <summary>Under which terms others may use something.</summary>
/// <param name="License">The licence's short name, or whose terms hold.</param>
/// <param name="Address">The licence's text; <c>null</c> where it is not one.</param>
/// <param name="Note">What has to be said of it, one line.</param>
public sealed record DumpTerms(string License, string? Address, string Note);
