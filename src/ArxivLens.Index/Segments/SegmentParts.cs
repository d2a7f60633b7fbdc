using System.Runtime.ExceptionServices;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;
using ArxivLens.Index.Terms;

namespace ArxivLens.Index.Segments;

/// <summary>
/// The documents of a build, made into small segments on other threads as they come, and merged into one at the end.
/// </summary>
/// <param name="directory">The index directory.</param>
/// <param name="number">The number of the segment to write; the numbers behind it are taken for the parts.</param>
/// <param name="documentsOfPart">Documents of a part.</param>
internal sealed class SegmentParts(string directory, long number, int documentsOfPart) : IDisposable
{
    // A part of very long documents ends early, so that its record in memory stays far below the two gigabytes of an array.
    private const long LengthOfPart = 1 << 27;

    private static readonly int Threads = Math.Max(1, Environment.ProcessorCount);

    private readonly PhraseCounter _phrases = new(Path.Combine(directory, IndexDirectory.ScratchOf(number)));
    private readonly SemaphoreSlim _free = new(Threads);
    private readonly CancellationTokenSource _dropped = new();
    private readonly List<Task> _parts = [];
    private readonly SortedDictionary<long, IndexSegment> _built = [];
    private List<(int Number, IndexDocument Document)> _gathered = [];
    private long _gatheredLength;

    /// <summary>Adds a document; waits while all threads are busy with earlier ones.</summary>
    public void Add(int document, IndexDocument content)
    {
        if (_gathered.Count == documentsOfPart || _gatheredLength > LengthOfPart)
            BuildPart();
        _gathered.Add((document, content));
        _gatheredLength += content.Title.Length + content.Abstract.Length + content.Authors.Length + content.Comments.Length;
    }

    /// <summary>Writes one segment of all documents, and beside it what else the caller has to write.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="citations">How often a document is cited, by number.</param>
    /// <param name="writeBeside">Writes the rest.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public void Write(SegmentOutput output, Func<int, int> citations, Action writeBeside, CancellationToken cancellationToken)
    {
        if (_parts.Count == 0)
        {
            Build(_gathered, output, citations, cancellationToken);
            writeBeside();
            output.Write(FileKind.Phrases, file => _phrases.Write(file, PhraseHash.LeastCount, cancellationToken));
            return;
        }

        BuildPart();
        Task.WaitAll(_parts, cancellationToken);
        var segments = new List<Segment>();
        try
        {
            segments.AddRange(_built.Values.Select(part => Segment.Open(directory, part)));
            var merger = new SegmentMerger(segments, cancellationToken, citations);
            Parallel.Invoke(
                () => merger.WriteText(output),
                () =>
                {
                    writeBeside();
                    merger.WriteColumns(output);
                    output.Write(FileKind.Phrases, file => _phrases.Write(file, PhraseHash.LeastCount, cancellationToken));
                });
        }
        finally
        {
            segments.ForEach(segment => segment.Dispose());
        }
    }

    /// <summary>Drops what is not written yet.</summary>
    public void Dispose()
    {
        _dropped.Cancel();
        try
        {
            Task.WaitAll(_parts);
        }
        catch (AggregateException)
        {
            // Whoever asked for the parts has been told.
        }

        _phrases.Dispose();
        _free.Dispose();
        _dropped.Dispose();
    }

    private void BuildPart()
    {
        _free.Wait();
        if (_parts.Find(part => part.IsFaulted) is { } failed)
            ExceptionDispatchInfo.Throw(failed.Exception!.InnerExceptions[0]);
        var documents = _gathered;
        _gathered = [];
        _gatheredLength = 0;
        var output = new SegmentOutput(directory, number + 1 + _parts.Count, isDurable: false, _ => { });
        var token = _dropped.Token;
        _parts.Add(Task.Run(() =>
        {
            try
            {
                var count = documents.Count;
                Build(documents, output, null, token);
                lock (_built)
                    _built.Add(output.Number, output.Describe(count));
            }
            finally
            {
                _free.Release();
            }
        }));
    }

    private void Build(
        List<(int Number, IndexDocument Document)> documents, SegmentOutput output, Func<int, int>? citations,
        CancellationToken cancellationToken)
    {
        var phrases = new PhraseDealer(_phrases);
        var builder = new SegmentBuilder(phrases.Add, citations);
        foreach (var (document, content) in documents)
        {
            if ((document & 0x3FF) == 0)
                cancellationToken.ThrowIfCancellationRequested();
            builder.Add(document, content);
        }

        // They are not needed for writing, and may be much.
        documents.Clear();
        phrases.Flush();
        builder.Write(output, isFinal: citations is not null, cancellationToken);
    }
}
