using ArxivLens.Index.Documents;
using ArxivLens.Index.Postings;
using ArxivLens.Index.Querying;
using ArxivLens.Tests.Shared;
using Xunit.Abstractions;

namespace ArxivLens.Index.Tests.Files;

/// <summary>
/// Contents whose checksum nobody has compared yet: whatever they are, reading ends in an answer or in one of two exceptions.
/// </summary>
public sealed class DamagedReadingTests(ITestOutputHelper output)
{
    public static TheoryData<string> Kinds => [.. Enum.GetNames<Index.Files.FileKind>().Select(kind => kind.ToLowerInvariant())];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Flipped_bits_lead_to_no_other_exception(string kind)
    {
        var seed = FuzzSeed.Choose();
        output.WriteLine($"{FuzzSeed.Variable}={seed}");
        var random = new Sequence(seed);
        using var directory = new TemporaryDirectory();
        Prepare(directory.Path);
        foreach (var path in Directory.GetFiles(directory.Path, $"*.{kind}*"))
        {
            var whole = File.ReadAllBytes(path);
            for (var round = 0; round < 60; round++)
            {
                var damaged = whole.ToArray();
                for (var flips = 1 + random.Below(1 + round / 10); flips > 0; flips--)
                    damaged[64 + random.Below(damaged.Length - 64)] ^= (byte)(1 << random.Below(8));
                File.Delete(path);
                File.WriteAllBytes(path, damaged);
                Read(directory.Path, random);
            }

            File.Delete(path);
            File.WriteAllBytes(path, whole);
        }
    }

    private static void Prepare(string directory)
    {
        TestIndex.Build(directory, RandomCorpus.Make(new Sequence(5), 300), [(0, 1, 1), (2, 1, 3), (7, 9, 1)]);
        using var update = IndexUpdate.Begin(directory, "");
        foreach (var document in RandomCorpus.Make(new Sequence(6), 20))
            update.Put(document);
        update.SetReferences(4, [(9, 2)]);
        update.Remove("k33");
        update.Commit();
    }

    private static void Read(string directory, Sequence random)
    {
        if (Try(() => IndexReader.Open(directory)) is not { } reader)
            return;
        using (reader)
        {
            for (var number = random.Below(20); number < reader.NumberCount; number += 1 + random.Below(40))
                ReadDocument(reader, number);
            foreach (var segment in reader.Segments.Segments)
                ReadTerms(segment);
            Try(() => reader.Keywords(KeywordField.Author).Count());
            Try(() => reader.KeywordCount(KeywordField.Category, "cat.1"));
            Try(() => reader.Terms.DocumentFrequency("dark", "matter"));
            foreach (var query in Queries)
                Try(() => reader.Search(new SearchRequest(query, 0, 20, (SearchOrder)random.Below(4), FacetLimit: 3)));
        }
    }

    private static readonly Query[] Queries =
    [
        new TermQuery("dark"), new TermQuery("model", TextField.Title), new PhraseQuery("dark matter"), new PrefixQuery("g"),
        new AndQuery([new TermQuery("field"), new NotQuery(new TermQuery("theory"))]),
        new OrQuery([new TermQuery("quark"), new TermQuery("gauge"), new TermQuery("galaxy")]),
        new AndQuery([new KeywordQuery(KeywordField.Author, "author-2"), new YearQuery(1991, 1993)]),
    ];

    private static void ReadDocument(IndexReader reader, int number)
    {
        Try(() => reader.Find($"k{number}"));
        if (!Try(() => (bool?)reader.Contains(number)).GetValueOrDefault())
            return;
        Try(() => reader.Key(number));
        Try(() => (reader.Day(number) + reader.Year(number) + reader.Kind(number)).ToString("D", null));
        Try(() => reader.Keywords(KeywordField.Category, number));
        Try(() => reader.FindSimilarText(number, 5));
        Try(() => reader.Graph.References(number).Length + reader.Graph.Citations(number).Length);
    }

    private static void ReadTerms(Index.Segments.Segment segment)
    {
        for (var place = 0; place < segment.DocumentCount; place += 17)
        {
            Try(() =>
            {
                var count = 0;
                for (var terms = segment.Forward.Read(place); terms.MoveNext();)
                    count += terms.Rank;
                return count;
            });
        }

        var block = new PostingBlock();
        for (var rank = 0; rank < segment.Terms.Count; rank++)
        {
            Try(() =>
            {
                var postings = segment.Terms.Postings(rank);
                for (var number = 0; number < postings.BlockCount; number++)
                    postings.Decode(number, block);
                return segment.Terms.Form(rank, segment.Terms.FormCount(rank) - 1).Length + segment.Terms.Positions(rank).Length;
            });
        }
    }

    private static T? Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is IndexDamagedException or InvalidDataException)
        {
            return default;
        }
    }
}
