using System.Text;
using ArxivLens.Index.Files;

namespace ArxivLens.Index.Tests.Files;

public sealed class ContentChecksumTests
{
    [Theory]
    [InlineData("", 0xEF46DB3751D8E999)]
    [InlineData("a", 0xD24EC4F1A98C6E5B)]
    [InlineData("abc", 0x44BC2CF5AD770999)]
    public void It_gives_the_published_values_of_XXH64(string text, ulong expected)
        => Assert.Equal(expected, ContentChecksum.Of(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void The_pieces_make_no_difference()
    {
        var bytes = Enumerable.Range(0, 1000).Select(value => (byte)(value * 7)).ToArray();
        var random = new Sequence(1);
        for (var round = 0; round < 50; round++)
        {
            var checksum = new ContentChecksum();
            for (var at = 0; at < bytes.Length;)
            {
                var length = Math.Min(random.Below(100), bytes.Length - at);
                checksum.Append(bytes.AsSpan(at, length));
                at += length;
            }

            Assert.Equal(ContentChecksum.Of(bytes), checksum.Value);
        }
    }
}
