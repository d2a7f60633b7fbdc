using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Tests.Postings;

public sealed class OccurrenceBufferTests
{
    [Fact]
    public void Occurrences_are_put_by_term_and_keep_their_order()
    {
        var random = new Sequence(3);
        var buffer = new OccurrenceBuffer();
        var expected = new List<(int Term, int Document, int Field, int Position, int Form)>();
        for (var document = 0; document < 300; document++)
        {
            for (var place = random.Below(40); place > 0; place--)
            {
                var (term, field, position, form) = (random.Below(50), random.Below(4), random.Below(1 << 24), random.Below(4096));
                buffer.Add(new Occurrence(term, field, position, form));
                expected.Add((term, document, field, position, form));
            }

            buffer.EndDocument();
        }

        var (starts, occurrences) = buffer.Invert(50);
        var read = Enumerable.Range(0, 50).SelectMany(term => occurrences[starts[term]..starts[term + 1]].ToArray().Select(
            one => (term, one.Document, one.Field, one.Position, one.Form)));

        Assert.Equal(expected.OrderBy(one => one.Term), read);
        buffer.Release();
    }

    [Fact]
    public void Positions_and_forms_that_do_not_fit_are_taken_for_the_last()
    {
        var occurrence = new Occurrence(7, 2, 1 << 25, 5_000).Of(66_000_000);

        Assert.Equal((66_000_000, 2, (1 << 24) - 1, 4095), (occurrence.Document, occurrence.Field, occurrence.Position, occurrence.Form));
    }
}
