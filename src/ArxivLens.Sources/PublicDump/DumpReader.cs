using System.Runtime.CompilerServices;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Dump;
using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Merging;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.PublicDump;

/// <summary>Reads the parts of a public dump, plain or gzip; a bad record is yielded as rejected and the rest goes on.</summary>
public static class DumpReader
{
    /// <summary>The source.</summary>
    public static Source About { get; } = new("public-dump", "Public dump of an ArxivLens", null)
    {
        Gives = "a whole library as another ArxivLens gave it away",
    };

    /// <summary>Reads works.</summary>
    public static IAsyncEnumerable<SourceRecord<Work>> ReadWorksAsync(string path, CancellationToken cancellationToken = default) =>
        ReadAsync<Work>(path, DumpCheck.FindFault, cancellationToken);

    /// <summary>Reads texts of versions.</summary>
    public static IAsyncEnumerable<SourceRecord<DumpedText>> ReadTextsAsync(string path, CancellationToken cancellationToken = default) =>
        ReadAsync<DumpedText>(path, DumpCheck.FindFault, cancellationToken);

    /// <summary>Reads merges.</summary>
    public static IAsyncEnumerable<SourceRecord<Merge>> ReadMergesAsync(string path, CancellationToken cancellationToken = default) =>
        ReadAsync<Merge>(path, DumpCheck.FindFault, cancellationToken);

    /// <summary>Reads citations, one record for each origin of each.</summary>
    public static async IAsyncEnumerable<SourceRecord<Citation>> ReadCitationsAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var line in ReadAsync<DumpedCitations>(path, DumpCheck.FindFault, cancellationToken))
        {
            if (line.Value is not { } citations)
            {
                yield return new SourceRecord<Citation>(line.File, line.Line, default, line.Reason, line.Text, line.Progress);
                continue;
            }

            foreach (var citation in citations.Cited.SelectMany(
                one => one.Origins, (one, origin) => new Citation(citations.Citing, one.Key, origin)))
            {
                yield return new SourceRecord<Citation>(line.File, line.Line, citation, null, null, line.Progress);
            }
        }
    }

    /// <summary>Reads retractions.</summary>
    public static async IAsyncEnumerable<SourceRecord<Retraction>> ReadRetractionsAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var line in ReadAsync<DumpedRetraction>(path, _ => null, cancellationToken))
        {
            var retraction = line.Value is { } read ? new Retraction(read.Work, read.Notice) : default;
            yield return new SourceRecord<Retraction>(line.File, line.Line, retraction, line.Reason, line.Text, line.Progress);
        }
    }

    /// <summary>Reads articles.</summary>
    public static IAsyncEnumerable<SourceRecord<DumpedArticle>> ReadArticlesAsync(string path, CancellationToken cancellationToken = default) =>
        ReadAsync<DumpedArticle>(path, DumpCheck.FindFault, cancellationToken);

    /// <summary>Reads what readers made of questions.</summary>
    public static IAsyncEnumerable<SourceRecord<DumpedQuestion>> ReadQuestionsAsync(string path, CancellationToken cancellationToken = default) =>
        ReadAsync<DumpedQuestion>(path, DumpCheck.FindFault, cancellationToken);

    /// <summary>Reads full texts.</summary>
    public static async IAsyncEnumerable<SourceRecord<FullText>> ReadFullTextsAsync(
        string path, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var line in ReadAsync<DumpedFullText>(path, DumpCheck.FindFault, cancellationToken))
            yield return new SourceRecord<FullText>(line.File, line.Line, line.Value?.ToFullText(), line.Reason, line.Text, line.Progress);
    }

    private static IAsyncEnumerable<SourceRecord<T>> ReadAsync<T>(string path, Func<T, string?> findFault, CancellationToken cancellationToken)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(path);
        return RecordStream.ReadAsync(InputFile.At(path), Parse, cancellationToken);

        T? Parse(ReadOnlySpan<byte> line, out string? reason)
        {
            var record = DumpJson.TryRead<T>(line, out reason);
            reason ??= findFault(record!);
            return reason is null ? record : null;
        }
    }
}
