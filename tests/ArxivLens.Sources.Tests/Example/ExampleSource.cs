using System.Text;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Sources;
using ArxivLens.Sources.Lines;

namespace ArxivLens.Sources.Tests.Example;

/// <summary>The example of docs/howto/add-a-source.md: citations, a line each, two keys with a tab between.</summary>
public static class ExampleSource
{
    /// <summary>The source.</summary>
    public static Source About { get; } = new("example", "Example", new Uri("https://example.org/"))
    {
        Gives = "citations, one a line",
        License = "CC0 1.0",
        GoesOldAfter = TimeSpan.FromDays(90),
        Lists = SourceCoverage.ArxivOnly,
    };

    /// <summary>Reads a file, or standard input for <c>-</c>; a bad line is yielded as rejected and the rest goes on.</summary>
    public static IAsyncEnumerable<SourceRecord<Citation>> ReadAsync(string path, CancellationToken cancellationToken = default) =>
        RecordStream.ReadAsync<Citation>(InputFile.At(path), Parse, cancellationToken);

    /// <summary>Reads one line; the reason names what is wrong with it.</summary>
    internal static Citation Parse(ReadOnlySpan<byte> line, out string? reason)
    {
        var keys = Encoding.UTF8.GetString(line).Split('\t');
        var (from, to) = (default(WorkKey), default(WorkKey));
        reason = keys switch
        {
            not [_, _] => "this is not two keys with a tab between",
            [var citing, _] when !WorkKey.TryParse(citing, out from) => $"citing \"{citing}\" is no key",
            [_, var cited] when !WorkKey.TryParse(cited, out to) => $"cited \"{cited}\" is no key",
            _ => null,
        };
        return reason is null ? new Citation(from, to, About.Name) : default;
    }

    /// <summary>Takes answers of a server in one by one; a run that is killed goes on behind the last one that was saved.</summary>
    public static async Task<ImportReport> TakeAsync(
        SourceRun run, IAsyncEnumerable<(string Position, string Answer)> answers, TimeProvider clock, CancellationToken cancellationToken)
    {
        await foreach (var (position, answer) in answers.WithCancellation(cancellationToken))
        {
            var citations = new List<Citation>();
            var rejections = new List<Rejection>();
            foreach (var (number, line) in answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Index())
            {
                var citation = Parse(Encoding.UTF8.GetBytes(line), out var reason);
                if (reason is null)
                    citations.Add(citation);
                else
                    rejections.Add(new Rejection(position, number + 1, reason, line));
            }

            await run.SaveAsync(
                new SourceBatch
                {
                    Citations = citations,
                    Rejections = rejections,
                    State = new SourceState(About.Name, "").Succeed(clock.GetUtcNow(), position),
                },
                cancellationToken);
        }

        return await run.EndAsync(cancellationToken: cancellationToken);
    }
}
