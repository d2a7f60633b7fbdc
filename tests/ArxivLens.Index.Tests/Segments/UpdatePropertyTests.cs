using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;
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
    [InlineData(4)]
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
        for (var step = 0; step < 25; step++)
        {
            if (random.Below(3) > 0)
                Update(directory.Path, random, model);
            else
                Merge(directory.Path, random, model);
            using var reader = IndexReader.Open(directory.Path);
            model.AssertHolds(reader);
            reader.Verify();
        }

        MergeWhole(directory.Path, model);
        using var built = model.Build(out _);
        // A hole makes numbers differ from places, and nodes from documents; nothing else.
        FileKind[] leftOut = model.HasHoles ? [FileKind.Documents, FileKind.Graph] : [];
        IndexBytes.AssertEqual(built.Path, directory.Path, [FileKind.Phrases, FileKind.Suggestions, .. leftOut]);
    }

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
        model.Drift += start == 0 ? 1 : 0;
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
        model.Drift++;
        model.AssertHolds(reader);
        Assert.Equal(
            reader.Manifest.Files.Select(file => file.Name).Append(ManifestFile.Name).Order(),
            Directory.GetFiles(directory).Select(Path.GetFileName).Order());
    }
}
