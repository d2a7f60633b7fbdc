using System.Runtime.CompilerServices;
using ArxivLens.Core.Citations;
using ArxivLens.Core.Ingest;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Retractions;
using ArxivLens.Sources.Lines;
using ArxivLens.Sources.Relevance;

namespace ArxivLens.Sources.OpenAlex;

/// <summary>
/// Takes files of OpenAlex into the library: of its papers what they are called there, whether they were retracted and what they
/// cite; of other works those that a paper cites or that cite one. The files are read twice, so that their order does not matter:
/// first for the numbers of the papers and of what they cite, then for the rest. What a paper cites is named last.
/// </summary>
public sealed class OpenAlexImport : IDisposable
{
    /// <summary>What such imports are called in the log.</summary>
    public const string Kind = "openalex";

    private const int ReferencesInBatch = 50_000;

    private readonly SourceStores stores;
    private readonly OpenAlexFiles files;
    private readonly OpenAlexChoice choice;
    private readonly LinkedWorks linked = new();
    private readonly ReferenceSpool spool;
    private readonly NumberSet taken = new();
    private NumberSet others = new();

    /// <summary>Reads nothing yet.</summary>
    /// <param name="stores">The library.</param>
    /// <param name="folder">Where a file may stand meanwhile: the data directory.</param>
    /// <param name="files">The files.</param>
    /// <param name="choice">What is taken in beyond what concerns the library's papers.</param>
    /// <exception cref="Core.SourceException">Nothing can be set aside there.</exception>
    public OpenAlexImport(SourceStores stores, string folder, OpenAlexFiles files, OpenAlexChoice choice)
    {
        ArgumentNullException.ThrowIfNull(stores);
        ArgumentNullException.ThrowIfNull(files);
        (this.stores, this.files, this.choice) = (stores, files, choice);
        spool = new ReferenceSpool(folder);
    }

    /// <summary>What was come upon so far.</summary>
    public OpenAlexCounts Counts { get; } = new();

    /// <summary>Whether all files were read for the first time.</summary>
    public bool HasLearnt { get; private set; }

    /// <summary>Reads all files for the first time; nothing is saved.</summary>
    /// <exception cref="Core.SourceException">A file cannot be read.</exception>
    public async Task LearnAsync(IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        (var papers, others) = await LibraryPapers.ReadAsync(stores.Works, cancellationToken);
        var works = 0L;
        foreach (var file in files.Works)
        {
            await foreach (var record in AnswerRecords.ReadAsync<OpenAlexWork>(
                InputFile.At(file), new OpenAlexParser().ParseLinks, cancellationToken))
            {
                if (record.Value is { } work)
                    linked.Look(work, papers);
                if (++works % 10_000 == 0)
                    progress?.Report(record.Progress with { Records = works });
            }
        }

        await linked.FollowAsync(files.Merged, cancellationToken);
        HasLearnt = true;
    }

    /// <summary>Reads a file for the second time and saves what concerns the library.</summary>
    /// <param name="run">The run, begun for this file.</param>
    /// <param name="file">One of the files.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Stops between two batches; what was saved stays.</param>
    /// <exception cref="Core.SourceException">The file cannot be read.</exception>
    /// <exception cref="Core.LibraryException">The library cannot be written.</exception>
    public Task<ImportReport> ImportAsync(
        SourceRun run, string file, IProgress<ImportProgress>? progress, CancellationToken cancellationToken) => SourceFileImport.RunAsync(
            run,
            SelectAsync(InputFile.At(file), cancellationToken),
            MakeAsync,
            work => work.Facts is { } facts ? facts.Abstract.Length + (20 * facts.Authors.Count) : 0,
            progress,
            cancellationToken);

    /// <summary>Names what the papers cite and saves it; behind all files.</summary>
    /// <param name="run">The run, begun for it.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Stops between two batches; what was saved stays.</param>
    /// <exception cref="Core.LibraryException">The library cannot be written.</exception>
    public async Task<ImportReport> FinishAsync(SourceRun run, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        var done = 0L;
        foreach (var pairs in spool.Read(ReferencesInBatch))
        {
            await run.SaveAsync(await NameAsync(pairs, cancellationToken), cancellationToken);
            progress?.Report(new ImportProgress(done += pairs.Count, done, spool.Count));
        }

        return await run.EndAsync(cancellationToken: CancellationToken.None);
    }

    /// <summary>Removes what was set aside.</summary>
    public void Dispose() => spool.Dispose();

    private async IAsyncEnumerable<SourceRecord<OpenAlexWork>> SelectAsync(
        InputOpener open, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var parser = new OpenAlexParser();
        await foreach (var record in AnswerRecords.ReadAsync(open, Select, cancellationToken))
        {
            Counts.Read++;
            if (record.Reason is not null || record.Value is not null)
                yield return record;
        }

        OpenAlexWork? Select(ReadOnlySpan<byte> line, out string? reason)
        {
            var work = parser.ParseLinks(line, out reason);
            if (work is null)
                return null;
            if (choice.All || Concerns(work))
                return parser.Parse(line, out reason);
            Counts.LeftOut++;
            return null;
        }
    }

    private bool Concerns(OpenAlexWork work)
    {
        if (linked.TryFindPaper(work.Number, out _) || linked.IsCited(work.Number) || others.Contains(KeyHash.Of(work.Key)))
            return true;
        foreach (var number in work.References)
        {
            if (linked.TryFindPaper(number, out _))
                return true;
        }

        return false;
    }

    private async Task<SourceBatch> MakeAsync(IReadOnlyList<OpenAlexWork> read, CancellationToken cancellationToken)
    {
        var made = new MadeBatch();
        var stored = await stores.Works.FindAsync(read.Select(work => work.Key).ToList(), cancellationToken);
        var known = await stores.Ids.FindAsync(
            OpenAlexId.Scheme, [.. read.Select(work => OpenAlexId.Format(work.Number))], cancellationToken);
        for (var i = 0; i < read.Count; i++)
            Take(read[i], known[i], stored[i], made);
        return made.ToBatch();
    }

    private void Take(OpenAlexWork work, WorkKey? known, Work? stored, MadeBatch made)
    {
        var key = work.Key;
        var isPaper = linked.TryFindPaper(work.Number, out _);
        Counts.Papers += isPaper ? 1 : 0;
        Counts.Others += isPaper ? 0 : 1;
        if (choice.All || linked.IsCited(work.Number))
            taken.Add((ulong)work.Number);
        foreach (var number in linked.EarlierOf(work.Number))
            taken.Add((ulong)number);
        Counts.SelfCitations += work.SelfCitations;
        Counts.WithoutAllAuthors += work.Facts!.AuthorsAreCut ? 1 : 0;
        Counts.WithoutReferences += isPaper && work.References.Count == 0 ? 1 : 0;
        // The record of a paper of arXiv is arXiv's own, and one that names categories says what OpenAlex's never do.
        if (stored is null || (stored.Kind != WorkKind.Paper && stored.Categories.Count == 0))
            made.Add(work.ToWork(key));
        // It was cited before its record was seen, and stands there without a title.
        if (known == OpenAlexId.KeyOf(work.Number) && known != key)
            made.Add(work.ToWork(known.Value));
        made.AddNames(work, linked.EarlierOf(work.Number));
        if (work.IsRetracted)
            made.AddRetraction(new Retraction(key, OpenAlexId.KeyOf(work.Number)));
        if (choice.All || isPaper)
            SetAside(work);
        else
            CitePapers(work, key, made);
    }

    private void SetAside(OpenAlexWork work)
    {
        foreach (var number in work.References)
            spool.Add(work.Number, number);
    }

    private void CitePapers(OpenAlexWork work, WorkKey key, MadeBatch made)
    {
        foreach (var number in work.References)
        {
            if (linked.TryFindPaper(number, out var cited))
                made.Add(new Citation(key, cited, OpenAlexOptions.About.Name));
        }
    }

    private async Task<SourceBatch> NameAsync(IReadOnlyList<(long Citing, long Cited)> pairs, CancellationToken cancellationToken)
    {
        var numbers = pairs.SelectMany(pair => new[] { pair.Citing, pair.Cited }).Distinct().ToList();
        var found = await stores.Ids.FindAsync(OpenAlexId.Scheme, numbers.ConvertAll(OpenAlexId.Format), cancellationToken);
        var keys = new Dictionary<long, WorkKey>(numbers.Count);
        var made = new MadeBatch();
        for (var i = 0; i < numbers.Count; i++)
        {
            if (found[i] is { } known)
                keys.Add(numbers[i], known);
            else if (linked.TryFindPaper(numbers[i], out var paper))
                keys.Add(numbers[i], paper);
            else if (choice.KeepUnknown)
                made.AddName(numbers[i], keys[numbers[i]] = OpenAlexId.KeyOf(numbers[i]));
        }

        foreach (var (citing, cited) in pairs)
        {
            if (keys.TryGetValue(cited, out var key) && keys.TryGetValue(citing, out var paper))
                made.Add(new Citation(paper, key, OpenAlexOptions.About.Name));
            Counts.Dangling += taken.Contains((ulong)cited) || linked.TryFindPaper(cited, out _) ? 0 : 1;
        }

        return made.ToBatch();
    }
}
