using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Tests.Postings;

public sealed class FrequencyCodeTests
{
    [Fact]
    public void Every_combination_comes_back_from_its_code()
    {
        var codes = new HashSet<int>();
        foreach (var frequencies in Combinations())
        {
            var code = FrequencyCode.Of(frequencies);
            codes.Add(code);
            var bytes = new byte[FrequencyCode.OtherLength];
            var length = code == FrequencyCode.Other ? FrequencyCode.WriteOther(bytes, frequencies) : 0;
            var at = 0;
            var read = new int[TextFields.Count];
            FrequencyCode.Read(bytes, ref at, code, read);
            Assert.Equal(length, at);
            Assert.Equal(frequencies, read);
            if (code != FrequencyCode.Other)
                Assert.Equal(frequencies, Enumerable.Range(0, TextFields.Count).Select(field => FrequencyCode.Frequency(code, field)));
        }

        Assert.Equal(Enumerable.Range(0, 16), codes.Order());
    }

    [Fact]
    public void A_plain_code_speaks_of_title_and_abstract_alone()
    {
        for (var code = 0; code < FrequencyCode.Other; code++)
        {
            var elsewhere = FrequencyCode.Frequency(code, 2) + FrequencyCode.Frequency(code, 3);
            Assert.Equal(elsewhere == 0, FrequencyCode.IsPlain(code));
        }

        Assert.False(FrequencyCode.IsPlain(FrequencyCode.Other));
    }

    [Fact]
    public void A_frequency_no_document_can_have_is_damage()
    {
        var bytes = new byte[FrequencyCode.OtherLength];
        bytes.AsSpan().Fill(0xFF);
        bytes[4] = 0x0F;
        Assert.Throws<InvalidDataException>(() =>
        {
            var at = 0;
            FrequencyCode.ReadOther(bytes, ref at, new int[TextFields.Count]);
        });
    }

    private static IEnumerable<int[]> Combinations()
    {
        int[] counts = [0, 1, 2, 3, 4, 5, 6, 7, 127, 128, 300_000];
        return
            from title in counts from text in counts from authors in counts from comments in counts
            where title + text + authors + comments > 0
            select new[] { title, text, authors, comments };
    }
}
