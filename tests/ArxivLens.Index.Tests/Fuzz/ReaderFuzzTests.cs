using ArxivLens.Index.Documents;
using ArxivLens.Index.Files;
using ArxivLens.Tests.Shared;
using Xunit.Abstractions;

namespace ArxivLens.Index.Tests.Fuzz;

/// <summary>
/// Files whose content is wrong while every checksum is right. Whatever is asked of them, the process lives on and the question
/// is answered or refused; an update and a merge over them likewise. bench/fuzz.sh goes on for minutes.
/// </summary>
public sealed class ReaderFuzzTests(ITestOutputHelper output, ReaderFuzzTests.Sound sound) : IClassFixture<ReaderFuzzTests.Sound>
{
    private const int FewRounds = 120;
    private static readonly TimeSpan Stuck = TimeSpan.FromSeconds(120);

    /// <summary>Seeds of rounds that once ended in another exception.</summary>
    public static TheoryData<ulong> Findings =>
    [
        100017, 100234, 100425, 100487, 100777, 101315, 101462, 101870, 101985, 102256, 102345, 201092, 201800, 201900, 202872,
        204444, 8003349, 132217305, 700000673, 754262653,
        1177310751, 1400001689,
    ];

    [Theory]
    [MemberData(nameof(Findings))]
    public void What_once_failed_is_answered_or_refused(ulong seed) => Assert.Null(Run(seed)?.What);

    [Fact]
    public void A_damaged_file_whose_checksum_is_right_leads_to_an_answer_or_a_refusal()
    {
        var seed = FuzzSeed.Choose();
        output.WriteLine($"{FuzzSeed.Variable}={seed}");
        var rounds = 0;
        var found = new Dictionary<string, string>();
        foreach (var own in FuzzRounds.From(seed, FewRounds))
        {
            if (Run(own) is var (where, what))
                found.TryAdd(where, what);
            rounds++;
        }

        output.WriteLine($"{rounds} rounds, {found.Count} findings");
        Assert.True(found.Count == 0, string.Join("\n\n", found.Values));
    }

    /// <summary>Runs a round; when it fails, tells where and by what, so that each fault is told once.</summary>
    private (string Where, string What)? Run(ulong seed)
    {
        var random = new Sequence(seed);
        using var directory = new TemporaryDirectory();
        foreach (var (name, bytes) in sound.Files)
            File.WriteAllBytes(Path.Combine(directory.Path, name), bytes);
        var done = random.Below(16) == 0 ? DamageManifest(directory.Path, random) : DamageFiles(directory.Path, random);
        // A question that never ends would hide its seed.
        using var watch = new Timer(
            _ => Environment.FailFast($"{FuzzSeed.Variable}={seed} does not end: {done}"), null, Stuck, Timeout.InfiniteTimeSpan);
        try
        {
            Read(directory.Path, random);
            if (random.Below(4) != 0)
                return null;
            EveryQuestion.Try("update", () => Update(directory.Path));
            EveryQuestion.Try("merge", () => IndexMerge.Run(directory.Path));
            Read(directory.Path, random);
            return null;
        }
        catch (Exception exception)
        {
            var innermost = exception.GetBaseException();
            var lines = innermost.StackTrace?.Split('\n') ?? [];
            var where = Array.Find(lines, line => line.Contains("/src/", StringComparison.Ordinal));
            return (where ?? exception.Message, $"{FuzzSeed.Variable}={seed}: {done}\n{exception.Message}\n{innermost}");
        }
    }

    private static void Read(string directory, Sequence random)
    {
        using var reader = EveryQuestion.Try("open", () => IndexReader.Open(directory));
        if (reader is not null)
            new EveryQuestion(reader, random).Ask();
    }

    private string DamageFiles(string directory, Sequence random)
    {
        var names = sound.Files.Keys.Where(name => name != ManifestFile.Name).Order(StringComparer.Ordinal).ToArray();
        var name = names[random.Below(names.Length)];
        var damaged = new DamagedFile(sound.Files[name]);
        var done = new List<string> { name };
        for (var times = 1 + random.Below(3); times > 0; times--)
            done.Add(damaged.Damage(random, sound.Files[names[random.Below(names.Length)]]));
        var written = damaged.Write(Path.Combine(directory, name));
        var segments = sound.Manifest.Segments.Select(segment => segment with
        {
            Files = [.. segment.Files.Select(file => file.Name == name ? written : file)],
        });
        ManifestFile.Write(directory, sound.Manifest with { Segments = [.. segments] });
        return string.Join(", ", done);
    }

    private string DamageManifest(string directory, Sequence random)
    {
        var manifest = sound.Manifest;
        var by = random.Below(2) == 0 ? 1 + random.Below(200) : -1 - random.Below(200);
        var segments = manifest.Segments.ToList();
        var at = random.Below(segments.Count);
        var way = random.Below(8);
        manifest = way switch
        {
            0 => manifest with { DocumentCount = manifest.DocumentCount + by },
            1 => manifest with { NumberCount = manifest.NumberCount + by },
            2 => manifest with { NumberCount = int.MaxValue },
            3 => manifest with { CitationCount = manifest.CitationCount + by },
            _ => manifest,
        };
        if (way == 4)
            segments[at] = segments[at] with { DocumentCount = Math.Max(0, segments[at].DocumentCount + by) };
        else if (way == 5)
            segments.RemoveAt(at);
        else if (way == 6)
            segments.Reverse();
        else if (way == 7)
            segments[at] = segments[at] with { Files = [.. segments[at].Files.Skip(1)] };
        ManifestFile.Write(directory, manifest with { Segments = segments });
        return $"manifest way {way} at {at} by {by}";
    }

    private static IndexManifest Update(string directory)
    {
        using var update = IndexUpdate.Begin(directory, "");
        foreach (var document in RandomCorpus.Make(new Sequence(8), 12))
            update.Put(document);
        update.Remove("k40");
        if (update.Find("k3") is >= 0 and var citing && update.Find("k4") is >= 0 and var cited && citing != cited)
            update.SetReferences(citing, [(cited, 2)]);
        return update.Commit();
    }

    /// <summary>
    /// A sound index of two segments with everything an index can have: long lists, dead documents, an overlay, a hub.
    /// </summary>
    public sealed class Sound
    {
        private const int Documents = 700;
        private const int Hub = 5;

        public Sound()
        {
            using var directory = new TemporaryDirectory();
            var random = new Sequence(12);
            var citations = Enumerable.Range(0, Documents).Where(citing => citing != Hub).SelectMany(citing => new[] { Hub }
                .Concat(Enumerable.Range(0, 3).Select(_ => random.Below(Documents)))
                .Where(cited => cited != citing).Distinct().Select(cited => (citing, cited, 1u + (uint)random.Below(3))));
            TestIndex.Build(directory.Path, Named(RandomCorpus.Make(new Sequence(5), Documents)), [.. citations]);
            using (var update = IndexUpdate.Begin(directory.Path, ""))
            {
                foreach (var document in Named(RandomCorpus.Make(new Sequence(6), 40)))
                    update.Put(document with { Key = document.Key + (document.Key.Length % 2 == 0 ? "" : "-new") });
                update.SetReferences(update.Find("k4"), [(9, 2), (Hub, 1)]);
                update.Remove("k33");
                update.Commit();
            }

            Manifest = IndexReader.ReadManifest(directory.Path)!;
            Files = Directory.GetFiles(directory.Path).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes);
        }

        internal IndexManifest Manifest { get; }

        internal Dictionary<string, byte[]> Files { get; }

        private static IndexDocument[] Named(IndexDocument[] documents)
            => Array.ConvertAll(documents, document => document with
            {
                AuthorNames = [.. document.AuthorSlugs.Select(slug => $"The {slug}")],
            });
    }
}
