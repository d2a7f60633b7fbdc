using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;
using ArxivLens.Index.Querying;
using ArxivLens.Index.Segments;
using ArxivLens.Tests.Shared;
using Xunit.Abstractions;

namespace ArxivLens.Index.Tests.Segments;

/// <summary>Any order of updates, merges and restarts leaves what a build of the final documents gives.</summary>
public sealed class UpdatePropertyTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Any_order_of_changes_merges_and_restarts_is_as_a_build_at_once(ulong seed) => Run(seed);

    [Fact]
    public void A_new_order_every_time()
    {
        var seed = FuzzSeed.Choose();
        output.WriteLine($"{FuzzSeed.Variable}={seed}");
        Run(seed);
    }

    private static void Run(ulong seed)
    {
        using var directory = new TemporaryDirectory();
        var random = new Sequence(seed);
        var model = new IndexModel();
        Start(directory.Path, random, model);
        for (var step = 0; step < 16; step++)
        {
            if (random.Below(3) > 0)
                Update(directory.Path, random, model);
            else
                Merge(directory.Path, random, model);
            using var reader = IndexReader.Open(directory.Path);
            model.AssertHolds(reader);
            AssertAnswers(random, model, reader);
            reader.Verify();
        }

        MergeWhole(directory.Path, model);
        using var built = model.Build(out _);
        // A hole makes numbers differ from places, and nodes from documents; nothing else.
        FileKind[] leftOut = model.HasHoles ? [FileKind.Documents, FileKind.Graph] : [];
        IndexBytes.AssertEqual(built.Path, directory.Path, [FileKind.Phrases, .. leftOut]);
    }

    private static void AssertAnswers(Sequence random, IndexModel model, IndexReader reader)
    {
        using var built = model.Build(out var numbers);
        for (var round = 0; round < 15; round++)
        {
            var request = new SearchRequest(
                RandomQuery(random, 2), 0, 1 + random.Below(60), (SearchOrder)random.Below(4), FacetLimit: random.Below(2) * 5);
            var expected = built.Reader.Search(request);
            var actual = reader.Search(request);
            Assert.Equal(expected.Total, actual.Total);
            Assert.Equal(expected.Hits.Select(hit => hit with { Document = numbers[hit.Document] }), actual.Hits);
            Assert.Equal(expected.Facets?.Categories, actual.Facets?.Categories);
            Assert.Equal(expected.Facets?.Authors, actual.Facets?.Authors);
            Assert.Equal(expected.Facets?.Years, actual.Facets?.Years);
        }
    }

    private static Query RandomQuery(Sequence random, int depth) => random.Below(depth > 0 ? 9 : 5) switch
    {
        0 => new TermQuery(RandomCorpus.Text(random, 1), (TextField)random.Below(4)),
        1 or 2 => new TermQuery(RandomCorpus.Text(random, 1)),
        3 => new PhraseQuery(RandomCorpus.Text(random, 3)),
        4 => new PrefixQuery(RandomCorpus.Words[random.Below(RandomCorpus.Words.Length)][..1]),
        5 => new AndQuery([RandomQuery(random, depth - 1), RandomQuery(random, depth - 1)]),
        6 => new AndQuery([RandomQuery(random, depth - 1), new NotQuery(RandomQuery(random, depth - 1))]),
        7 => new AndQuery([RandomQuery(random, depth - 1), new YearQuery(1991, 1993)]),
        _ => new OrQuery([RandomQuery(random, depth - 1), RandomQuery(random, depth - 1)]),
    };

    private static void Start(string directory, Sequence random, IndexModel model)
    {
        IndexDocument[] documents = RandomCorpus.Make(random, random.Below(40));
        TestIndex.Build(directory, documents);
        foreach (var document in documents)
            model.Put(document);
    }

    private static void Update(string directory, Sequence random, IndexModel model)
    {
        using var update = IndexUpdate.Begin(directory, "later");
        for (var change = random.Below(12); change > 0; change--)
        {
            var key = $"k{random.Below(60)}";
            switch (random.Below(8))
            {
                case 0:
                    Assert.Equal(model.Remove(key), update.Remove(key));
                    break;
                case < 4:
                    var document = RandomCorpus.Make(random, 1)[0] with { Key = key };
                    Assert.Equal(model.Put(document), update.Put(document));
                    break;
                default:
                    SetReferences(update, random, model);
                    break;
            }

            Assert.Equal(model.Find(key), update.Find(key));
        }

        update.Commit();
    }

    private static void SetReferences(IndexUpdate update, Sequence random, IndexModel model)
    {
        int[] living = [.. model.Documents.Keys];
        if (living.Length == 0)
            return;
        var citing = living[random.Below(living.Length)];
        List<(int Cited, uint Origins)> references = [.. Enumerable.Range(0, random.Below(6))
            .Select(_ => living[random.Below(living.Length)]).Where(cited => cited != citing).Distinct()
            .Select(cited => (cited, 1u << random.Below(4)))];
        update.SetReferences(citing, references);
        model.SetReferences(citing, references);
    }

    private static void Merge(string directory, Sequence random, IndexModel model)
    {
        var segments = IndexReader.ReadManifest(directory)!.Segments.Count;
        var start = random.Below(segments);
        model.WholeMerges += start == 0 ? 1 : 0;
        using var merge = PendingMerge.Begin(directory, new MergePlan(start), _ => { });
        for (var updates = random.Below(3); updates > 0; updates--)
            Update(directory, random, model);
        merge!.Write();
        for (var updates = random.Below(3); updates > 0; updates--)
            Update(directory, random, model);
        Assert.NotNull(merge.Commit());
    }

    private static void MergeWhole(string directory, IndexModel model)
    {
        using (var merge = PendingMerge.Begin(directory, new MergePlan(0), _ => { }))
        {
            merge!.Write();
            var manifest = merge.Commit();
            Assert.Equal(0, Assert.Single(manifest!.Segments).DeadCount);
        }

        using var reader = IndexReader.Open(directory);
        model.WholeMerges++;
        model.AssertHolds(reader);
        Assert.Equal(
            reader.Manifest.Files.Select(file => file.Name).Append(ManifestFile.Name).Order(),
            Directory.GetFiles(directory).Select(Path.GetFileName).Order());
    }
}
