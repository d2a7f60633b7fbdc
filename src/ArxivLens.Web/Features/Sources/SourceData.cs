using ArxivLens.Core.Ingest;
using ArxivLens.Core.Sources;

namespace ArxivLens.Web.Features.Sources;

/// <summary>Who gives the data of this library, what, when and how much.</summary>
/// <param name="Citations">Citations in all; null while there is no index.</param>
/// <param name="SharedCitations">Citations that more than one source asserts.</param>
/// <param name="Items">Sources that gave something or were asked, by title; those that were never used stand last.</param>
/// <param name="Overlaps">Citations that two sources both assert, most first.</param>
/// <param name="Latest">The latest runs of all sources, newest first.</param>
public sealed record SourcesData(
    long? Citations, long SharedCitations, IReadOnlyList<SourceItem> Items, IReadOnlyList<OverlapItem> Overlaps, IReadOnlyList<RunItem> Latest)
{
    /// <summary>As data.</summary>
    public static SourcesData Of(SourcesReport report) => new(
        report.Citations,
        report.Shared,
        [.. report.Used.Concat(report.Unused).Select(SourceItem.Of)],
        [.. report.Overlaps.Select(one => new OverlapItem(one.One.Name, one.Other.Name, one.Citations))],
        [.. report.Latest.Select(RunItem.Of)]);
}

/// <summary>A source.</summary>
/// <param name="Name">Its short name, which citations give as their origin.</param>
/// <param name="Title">What readers know it as.</param>
/// <param name="Home">Where it is published.</param>
/// <param name="Gives">What it gives, in a few words.</param>
/// <param name="License">The licence of what it gives.</param>
/// <param name="Attribution">What its terms ask to be said.</param>
/// <param name="IsUsed">Whether this library has anything of it, or asked for it.</param>
/// <param name="Citations">Citations it asserts; null while there is no index.</param>
/// <param name="OnlyCitations">Citations that nobody else asserts.</param>
/// <param name="Sentences">Sentences in which works are cited.</param>
/// <param name="First">When it first gave something.</param>
/// <param name="Last">When it last gave what it has.</param>
/// <param name="GoesOldAfterDays">After how many days without news what it gave is old; null for what does not age.</param>
/// <param name="IsOld">Whether it is older than that.</param>
/// <param name="Gave">What its runs did, one sum a kind of record.</param>
/// <param name="LastRun">Its latest run that ended.</param>
/// <param name="Parts">How far its parts were taken in, for sources that are asked by themselves.</param>
public sealed record SourceItem(
    string Name,
    string Title,
    string? Home,
    string Gives,
    string? License,
    string? Attribution,
    bool IsUsed,
    long? Citations,
    long? OnlyCitations,
    long Sentences,
    DateTimeOffset? First,
    DateTimeOffset? Last,
    double? GoesOldAfterDays,
    bool IsOld,
    IReadOnlyList<GivenItem> Gave,
    RunItem? LastRun,
    IReadOnlyList<SourcePartItem> Parts)
{
    /// <summary>As data.</summary>
    public static SourceItem Of(SourceReport report) => new(
        report.Source.Name,
        report.Source.Title,
        report.Source.Home?.ToString(),
        report.Source.Gives,
        report.Source.License,
        report.Source.Attribution,
        report.IsUsed,
        report.Citations,
        report.OnlyCitations,
        report.Sentences,
        report.First,
        report.Last,
        report.Source.GoesOldAfter?.TotalDays,
        report.IsOld,
        [.. report.Sums.Select(sum => new GivenItem(
            sum.Kind, sum.Runs, sum.Report.Added, sum.Report.Updated, sum.Report.Unchanged, sum.Report.Rejected))],
        report.Latest is { } latest ? RunItem.Of(latest) : null,
        [.. report.States.Select(state => new SourcePartItem(
            state.Scope, state.Position, state.Attempted, state.Succeeded, state.Failed, state.Failure, state.Failures, state.Retry))]);
}

/// <summary>What runs of one kind did, all together.</summary>
/// <param name="Kind">Kind of records: papers, works, citations, retractions.</param>
/// <param name="Runs">How many runs ended.</param>
/// <param name="Added">New records.</param>
/// <param name="Updated">Records that changed one, and citations that gained an origin.</param>
/// <param name="Unchanged">Records that were known as they are.</param>
/// <param name="Rejected">Records that could not be used.</param>
public sealed record GivenItem(string Kind, long Runs, long Added, long Updated, long Unchanged, long Rejected);

/// <summary>A run.</summary>
/// <param name="Source">The source; null when it was not told.</param>
/// <param name="Kind">Kind of records.</param>
/// <param name="File">The file, or what was asked for.</param>
/// <param name="Began">When it began.</param>
/// <param name="Ended">When it ended; null while it runs, or when it was cut off.</param>
/// <param name="Added">New records; null before the end, as are the numbers below.</param>
/// <param name="Updated">Records that changed one.</param>
/// <param name="Unchanged">Records that were known as they are.</param>
/// <param name="Rejected">Records that could not be used.</param>
/// <param name="Failure">Why it did not come to its end; null when it did.</param>
public sealed record RunItem(
    string? Source,
    string Kind,
    string File,
    DateTimeOffset Began,
    DateTimeOffset? Ended,
    long? Added,
    long? Updated,
    long? Unchanged,
    long? Rejected,
    string? Failure)
{
    /// <summary>As data.</summary>
    public static RunItem Of(ImportEntry entry) => new(
        entry.Source,
        entry.Kind,
        entry.File,
        entry.Began,
        entry.Ended,
        entry.Report?.Added,
        entry.Report?.Updated,
        entry.Report?.Unchanged,
        entry.Report?.Rejected,
        SourcesModel.FaultOf(entry));
}

/// <summary>How far a part of a source was taken in.</summary>
/// <param name="Part">The part, such as a set; empty for the whole.</param>
/// <param name="Position">The source's own note of where to go on.</param>
/// <param name="Attempted">When it was last asked.</param>
/// <param name="Succeeded">When it last answered as it should.</param>
/// <param name="Failed">When it last failed.</param>
/// <param name="Failure">What went wrong then.</param>
/// <param name="Failures">How often it failed since it last succeeded.</param>
/// <param name="Retry">When it is asked again.</param>
public sealed record SourcePartItem(
    string Part,
    string? Position,
    DateTimeOffset? Attempted,
    DateTimeOffset? Succeeded,
    DateTimeOffset? Failed,
    string? Failure,
    int Failures,
    DateTimeOffset? Retry);

/// <summary>How many citations two sources both assert.</summary>
/// <param name="One">The one.</param>
/// <param name="Other">The other.</param>
/// <param name="Citations">How many.</param>
public sealed record OverlapItem(string One, string Other, long Citations);
