using ArxivLens.Index.Files;
using ArxivLens.Index.Forward;
using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Tests.Forward;

public sealed class ForwardGatheringTests
{
    [Fact]
    public void Postings_become_the_lists_of_their_documents()
    {
        var random = new Sequence(11);
        var postings = Enumerable.Range(0, 40).SelectMany(rank => Enumerable.Range(0, 25).Where(_ => random.Below(3) == 0)
            .Select(document => (Rank: rank, Document: document, Frequencies: Draw(random)))).ToList();
        var occurrences = new OccurrenceBuffer();
        for (var document = 0; document < 25; document++)
        {
            foreach (var (rank, _, frequencies) in postings.Where(posting => posting.Document == document))
            {
                for (var count = frequencies.Sum(); count > 0; count--)
                    occurrences.Add(new Occurrence(rank, 0, count, 0));
            }

            occurrences.EndDocument();
        }

        var gathering = new ForwardGathering(occurrences);
        foreach (var (rank, document, frequencies) in postings)
        {
            var packed = default(FieldFrequencies);
            frequencies.CopyTo((Span<int>)packed);
            gathering.Add(rank, document, packed);
        }

        Assert.Equal(
            postings.OrderBy(posting => posting.Document).Select(posting => (posting.Document, posting.Rank, Text(posting.Frequencies))),
            Read(gathering));
    }

    // Of one occurrence at least, some of them rare combinations that have no code.
    private static int[] Draw(Sequence random)
    {
        int[] frequencies = [random.Below(3), random.Below(9), random.Below(2), random.Below(2)];
        frequencies[1] += frequencies.Sum() == 0 ? 1 : 0;
        return frequencies;
    }

    private static string Text(ReadOnlySpan<int> frequencies) => string.Join(' ', frequencies.ToArray());

    private static List<(int Document, int Rank, string Frequencies)> Read(ForwardGathering gathering)
    {
        using var directory = new TemporaryDirectory();
        using var writer = new SectionWriter(Path.Combine(directory.Path, "s000001.forward"), FileKind.Forward);
        var lists = new ForwardWriter(writer);
        for (var document = 0; document < 25; document++)
            gathering.Write(document, lists);
        lists.Complete();
        using var file = MappedFile.Open(directory.Path, writer.Complete(), FileKind.Forward);
        var forward = new ForwardLists(file, 25, 40);
        var read = new List<(int, int, string)>();
        for (var document = 0; document < 25; document++)
        {
            var list = forward.Read(document);
            while (list.MoveNext())
                read.Add((document, list.Rank, Text(list.Frequencies)));
        }

        return read;
    }
}
