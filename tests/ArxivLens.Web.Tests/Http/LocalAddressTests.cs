using ArxivLens.Web.Http;

namespace ArxivLens.Web.Tests.Http;

/// <summary>Whatever a request says, it leads to this site (R54).</summary>
public sealed class LocalAddressTests
{
    [Theory]
    [InlineData("//evil.example")]
    [InlineData("///evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("\\/evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("https:evil.example")]
    [InlineData("https:/evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("HTTPS://evil.example/")]
    [InlineData("http://site.invalid@evil.example/")]
    [InlineData("/%09/evil.example")]
    [InlineData("/%2509/evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("\t//evil.example")]
    [InlineData(" //evil.example")]
    [InlineData("/\n/evil.example")]
    [InlineData("/\r\nSet-Cookie: a=b")]
    [InlineData("/%0d%0aSet-Cookie:%20a=b")]
    [InlineData("/%0D/evil.example")]
    [InlineData("/%5Cevil.example")]
    [InlineData("/%5c%5cevil.example")]
    [InlineData("/%2F/evil.example")]
    [InlineData("/%2f%2fevil.example")]
    [InlineData("/%252F/evil.example")]
    [InlineData("%2F%2Fevil.example")]
    [InlineData("/.//evil.example")]
    [InlineData("/..//evil.example")]
    [InlineData("/%2e//evil.example")]
    [InlineData("/a/..//evil.example")]
    [InlineData("/\0/evil.example")]
    [InlineData("/\u0085/evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("JaVaScRiPt:alert(1)")]
    [InlineData("java\tscript:alert(1)")]
    [InlineData("data:text/html,<script>alert(1)</script>")]
    [InlineData("vbscript:x")]
    [InlineData("mailto:a@b.example")]
    [InlineData("evil.example")]
    [InlineData("@evil.example")]
    [InlineData(":80")]
    [InlineData("?q=x")]
    [InlineData("#x")]
    [InlineData("../abs")]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(null)]
    public void What_is_not_plainly_of_this_site_is_the_start_page(string? text) => Assert.Equal("/", LocalAddress.Read(text));

    [Theory]
    [InlineData("/", "/")]
    [InlineData("/abs/0704.0001", "/abs/0704.0001")]
    [InlineData("/abs/hep-th/9901001?page=2#comment-7", "/abs/hep-th/9901001?page=2#comment-7")]
    [InlineData("/search?q=https%3A%2F%2Fexample.org%2F", "/search?q=https%3A%2F%2Fexample.org%2F")]
    [InlineData("/search?q=a//b\\c", "/search?q=a//b%5Cc")]
    [InlineData("/term/größe", "/term/gr%C3%B6%C3%9Fe")]
    [InlineData("/term/dark matter", "/term/dark%20matter")]
    [InlineData("/work/10.1000%2Fx", "/work/10.1000%2Fx")]
    public void What_is_of_this_site_is_kept_in_characters_of_a_header(string text, string address)
    {
        Assert.Equal(address, LocalAddress.Read(text));
        Assert.DoesNotContain(LocalAddress.Read(text), sign => !char.IsAscii(sign));
    }

    [Fact]
    public void An_address_has_a_longest_length()
    {
        var longest = "/" + new string('a', LocalAddress.LongestAddress - 1);
        Assert.Equal(longest, LocalAddress.Read(longest));
        Assert.Equal("/", LocalAddress.Read(longest + "a"));
    }

    [Fact]
    public void Half_a_character_is_no_address_that_fails() =>
        Assert.StartsWith("/", LocalAddress.Read("/term/\ud800"), StringComparison.Ordinal);
}
