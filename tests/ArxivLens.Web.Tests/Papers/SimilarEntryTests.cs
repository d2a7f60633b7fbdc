using ArxivLens.Core.Papers;
using ArxivLens.Core.Similarity;
using ArxivLens.Web.Features.Papers;

namespace ArxivLens.Web.Tests.Papers;

public sealed class SimilarEntryTests
{
    [Fact]
    public void Every_part_of_the_score_is_named_and_no_other()
    {
        Assert.Equal("Both cite the same 3 works · 1 work cites both", Reason(new(0, .5, 0, .3, .2, 0, 3, 1)));
        Assert.Equal("One cites the other · they share terms", Reason(new(0, .5, .3, 0, 0, .2, 0, 0)));
        Assert.Equal("", Reason(new(0, 0, 0, 0, 0, 0, 0, 0)));
    }

    private static string Reason(SimilarWork similarity)
    {
        Assert.True(WorkKey.TryParse("work:x", out var key));
        return new SimilarEntry(new Work { Key = key, Title = "X" }, similarity).Reason;
    }
}
