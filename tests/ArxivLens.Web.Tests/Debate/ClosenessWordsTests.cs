using ArxivLens.Core.Questions;
using ArxivLens.Web.Features.Debate;

namespace ArxivLens.Web.Tests.Debate;

/// <summary>What readers are told of a closeness follows the scale that was learnt.</summary>
public sealed class ClosenessWordsTests
{
    [Fact]
    public void Words_change_where_the_scale_has_its_bounds()
    {
        const double Little = .0001;
        Assert.StartsWith("near (", DebateWords.Closeness(ClosenessScale.Threshold), StringComparison.Ordinal);
        Assert.StartsWith("near (", DebateWords.Closeness(ClosenessScale.Close - Little), StringComparison.Ordinal);
        Assert.StartsWith("close (", DebateWords.Closeness(ClosenessScale.Close), StringComparison.Ordinal);
        Assert.StartsWith("close (", DebateWords.Closeness(ClosenessScale.VeryClose - Little), StringComparison.Ordinal);
        Assert.StartsWith("very close (", DebateWords.Closeness(ClosenessScale.VeryClose), StringComparison.Ordinal);
        Assert.Equal("very close (over 0.99)", DebateWords.Closeness(1));
    }
}
