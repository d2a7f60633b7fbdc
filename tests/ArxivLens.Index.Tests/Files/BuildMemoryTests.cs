using ArxivLens.Index.Files;

namespace ArxivLens.Index.Tests.Files;

public sealed class BuildMemoryTests
{
    [Fact]
    public void A_lent_array_grows_and_begins_empty_each_time()
    {
        for (var round = 0; round < 3; round++)
        {
            var values = new GrowingArray<int>(4);
            for (var value = 0; value < 10_000; value++)
                values.Add(value * round);

            Assert.Equal(10_000, values.Count);
            Assert.Equal(Enumerable.Range(0, 10_000).Select(value => value * round), values.Span.ToArray());
            values.Release();
            Assert.Equal(0, values.Count);
        }
    }

    [Fact]
    public void What_was_let_go_of_a_mapped_file_is_read_again()
    {
        using var directory = new TemporaryDirectory();
        var values = Enumerable.Range(0, 100_000).ToArray();
        using var writer = new SectionWriter(Path.Combine(directory.Path, "s000001.authors"), FileKind.Authors);
        writer.WriteSection<int>(values);
        using var file = MappedFile.Open(directory.Path, writer.Complete(), FileKind.Authors);
        Assert.Equal(values, file.Section<int>(0).All.ToArray());
        file.Release();
        Assert.Equal(values, file.Section<int>(0).All.ToArray());
    }

    [Fact]
    public void Hashes_of_texts_tell_them_apart_whatever_their_length()
    {
        var texts = Enumerable.Range(0, 70).SelectMany(length => new[]
        {
            new string('a', length), new string('a', length) + "b", "b" + new string('a', length),
            new string('a', length / 2) + "b" + new string('a', length - length / 2), new string('\0', length),
        }).Distinct().ToArray();

        Assert.Equal(texts.Length, texts.Select(text => SeededHash.Of(text)).Distinct().Count());
        Assert.All(texts, text => Assert.Equal(SeededHash.Of(text), SeededHash.Of(new string(text.AsSpan()))));
    }
}
