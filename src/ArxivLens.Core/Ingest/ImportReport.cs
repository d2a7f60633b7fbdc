namespace ArxivLens.Core.Ingest;

/// <summary>What an import did.</summary>
/// <param name="Added">New records.</param>
/// <param name="Updated">Records that replaced an older or lesser one, and citations that gained an origin.</param>
/// <param name="Unchanged">Records already known.</param>
/// <param name="Rejected">Records that could not be used; each is in <c>rejected.jsonl</c> with file, line and reason.</param>
/// <param name="SelfCitations">Citations of a work by itself, dropped.</param>
/// <param name="Repeated">Citations that stood more than once in the input, dropped.</param>
/// <param name="IsComplete">Whether the input was read to its end; <c>false</c> when the import was cancelled or its input broke
/// off.</param>
public sealed record ImportReport(
    long Added, long Updated, long Unchanged, long Rejected, long SelfCitations = 0, long Repeated = 0, bool IsComplete = true)
{
    /// <summary>What the input held beyond that and this library has no use for; not kept in the log.</summary>
    public IReadOnlyList<PassedOver> PassedOver { get; init; } = [];
}

/// <summary>Records of an input that a library has no use for.</summary>
/// <param name="Name">Why, in one word for programs.</param>
/// <param name="Reason">What they are, for people: words that a number stands before.</param>
/// <param name="Records">How many there were.</param>
public sealed record PassedOver(string Name, string Reason, long Records);

/// <summary>How far an import has come.</summary>
/// <param name="Records">Records read.</param>
/// <param name="BytesRead">Bytes of the input read (before decompression).</param>
/// <param name="BytesTotal">Bytes of the input, or <c>null</c> when unknown (standard input).</param>
public readonly record struct ImportProgress(long Records, long BytesRead, long? BytesTotal);

/// <summary>A record of an input file, or why it could not be read.</summary>
/// <param name="File">File name as given; <c>-</c> for standard input.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Value">The record; <c>null</c> when rejected.</param>
/// <param name="Reason">Why it is rejected, naming the field; <c>null</c> when it is not.</param>
/// <param name="Text">Beginning of a rejected line, at most 1,000 characters, made printable.</param>
/// <param name="Progress">How far the input was read with this record.</param>
public readonly record struct SourceRecord<T>(
    string File, long Line, T? Value, string? Reason, string? Text, ImportProgress Progress);

/// <summary>A rejected record as it is written to <c>rejected.jsonl</c>.</summary>
public sealed record Rejection(string File, long Line, string Reason, string? Text);

/// <summary>The log of imports.</summary>
public interface IImportLog
{
    /// <summary>Enters the begin of an import and returns its number, which is greater than any before and never 0.</summary>
    /// <param name="kind">See <see cref="ImportEntry.Kind"/>.</param>
    /// <param name="file">See <see cref="ImportEntry.File"/>.</param>
    /// <param name="at">When.</param>
    /// <param name="source">See <see cref="ImportEntry.Source"/>.</param>
    /// <param name="cancellationToken">Leaves the log as it is.</param>
    Task<long> BeginAsync(
        string kind, string file, DateTimeOffset at, string? source = null, CancellationToken cancellationToken = default);

    /// <summary>Enters its end.</summary>
    /// <param name="import">Its number.</param>
    /// <param name="report">What it did.</param>
    /// <param name="at">When.</param>
    /// <param name="failure">Why it did not come to the end of its input, in one line; <c>null</c> when it did.</param>
    /// <param name="cancellationToken">Leaves the log as it is.</param>
    Task EndAsync(
        long import, ImportReport report, DateTimeOffset at, string? failure = null, CancellationToken cancellationToken = default);

    /// <summary>The latest imports, newest first.</summary>
    Task<IReadOnlyList<ImportEntry>> ReadAsync(int limit, CancellationToken cancellationToken = default);

    /// <summary>The latest import of a kind that ended; <c>null</c> when none did.</summary>
    Task<ImportEntry?> FindLatestAsync(string kind, CancellationToken cancellationToken = default);

    /// <summary>
    /// What each source gave: one sum for each source and kind of import of it that ended, by source and kind. Imports that name no
    /// source have none.
    /// </summary>
    Task<IReadOnlyList<ImportSum>> SumAsync(CancellationToken cancellationToken = default);

    /// <summary>A text that differs after each change of the log and of the states of sources.</summary>
    Task<string> ReadStampAsync(CancellationToken cancellationToken = default);
}

/// <summary>An import in the log.</summary>
/// <param name="Kind"><c>papers</c>, <c>works</c>, <c>citations</c>, <c>retractions</c>, ...</param>
/// <param name="File">Name of the file, without its folder, or what was asked for.</param>
/// <param name="Began">When it began, UTC.</param>
/// <param name="Ended">When it ended, or a run over the network last saved something, UTC; <c>null</c> when an import was cut off or
/// is still running.</param>
/// <param name="Report">What it did, once it ended.</param>
public sealed record ImportEntry(string Kind, string File, DateTimeOffset Began, DateTimeOffset? Ended, ImportReport? Report)
{
    /// <summary>The source its records are of, see <see cref="Sources.Source.Name"/>; <c>null</c> when it did not say.</summary>
    public string? Source { get; init; }

    /// <summary>Why it did not come to the end of its input; <c>null</c> when it did.</summary>
    public string? Failure { get; init; }
}

/// <summary>What the imports of one kind from one source did, all together.</summary>
/// <param name="Source">The source.</param>
/// <param name="Kind">See <see cref="ImportEntry.Kind"/>.</param>
/// <param name="Runs">How many ended.</param>
/// <param name="Report">Their counts; complete when the latest is.</param>
/// <param name="First">When the first of them began, UTC.</param>
/// <param name="Latest">The latest of them.</param>
public sealed record ImportSum(string Source, string Kind, long Runs, ImportReport Report, DateTimeOffset First, ImportEntry Latest);
