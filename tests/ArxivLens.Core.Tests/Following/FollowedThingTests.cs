using ArxivLens.Core.Following;

namespace ArxivLens.Core.Tests.Following;

public sealed class FollowedThingTests
{
    [Theory]
    [InlineData("category", "cs.LG", "cs.LG")]
    [InlineData("category", "cmp-lg", "cs.CL")]
    [InlineData("author", "ada-lovelace", "ada-lovelace")]
    [InlineData("term", "  dark \n matter\u202e ", "dark matter")]
    [InlineData("work", "https://arxiv.org/abs/2311.09227v2", "2311.09227")]
    [InlineData("work", "doi:10.1000/XyZ", "doi:10.1000/xyz")]
    [InlineData("replies", "", "")]
    [InlineData("replies", null, "")]
    [InlineData("search", "q=dark%20matter&category=cmp-lg&from=1999", "q=dark%20matter&category=cs.CL&from=1999")]
    [InlineData("search", "from=1999&q=dark%20matter", "q=dark%20matter&from=1999")]
    public void A_thing_is_known_by_one_value_however_it_is_written(string kind, string? value, string known)
    {
        Assert.True(FollowedThing.TryRead(kind, value, out var thing));
        Assert.Equal(known, thing.Value.Value);
        Assert.True(FollowedThing.TryRead(kind, known, out var again));
        Assert.Equal(thing, again);
    }

    [Theory]
    [InlineData("category", "not a code")]
    [InlineData("author", "Ada Lovelace")]
    [InlineData("author", "")]
    [InlineData("term", " \t ")]
    [InlineData("work", "nothing")]
    [InlineData("question", "../x")]
    [InlineData("article", "")]
    [InlineData("replies", "to somebody else")]
    [InlineData("search", "")]
    [InlineData("search", "q=")]
    [InlineData("search", "q=a&order=newest")]
    [InlineData("search", "q=a&from=-1")]
    [InlineData("shelf", "1")]
    [InlineData(null, "cs.LG")]
    [InlineData("category", null)]
    public void What_cannot_be_followed_is_refused(string? kind, string? value) => Assert.False(FollowedThing.TryRead(kind, value, out _));

    [Fact]
    public void A_value_may_be_as_long_as_is_said_and_no_longer()
    {
        Assert.True(FollowedThing.TryRead("search", "q=" + new string('a', FollowLimits.LongestValue - 2), out _));
        Assert.False(FollowedThing.TryRead("search", "q=" + new string('a', FollowLimits.LongestValue - 1), out _));
    }
}
