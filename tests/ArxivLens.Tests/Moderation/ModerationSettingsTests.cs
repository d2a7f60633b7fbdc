using ArxivLens.Core.Moderation;
using ArxivLens.Host;

namespace ArxivLens.Tests.Moderation;

public sealed class ModerationSettingsTests
{
    [Fact]
    public void Nothing_set_means_the_limits_of_the_documentation()
    {
        Assert.True(ModerationSettings.TryRead(_ => null, out var settings, out _));
        Assert.Equal((2, 0, 3), (settings.Limits.NewLinks, settings.Limits.NewImages, settings.Limits.PostsToHost));
        Assert.Equal(["arxiv.org", "doi.org"], settings.Limits.TrustedHosts);
        Assert.Null(settings.Contact);
    }

    [Fact]
    public void Every_limit_can_be_set()
    {
        const string All = "new-days=1,new-contributions=2 new-links=3,new-images=4,host-posts=5,least-seconds=6,per-day=7,new-per-day=8,"
            + "network-per-day=9,likeness=80,likeness-days=11";
        Assert.True(Read(All, out var limits), "It can be read.");
        Assert.Equal(
            new SubmissionLimits
            {
                NewDays = 1, NewContributions = 2, NewLinks = 3, NewImages = 4, PostsToHost = 5, LeastTime = TimeSpan.FromSeconds(6), PerDay = 7,
                NewPerDay = 8, NewPerNetwork = 9, Likeness = 0.8, LikenessDays = 11, TrustedHosts = limits.TrustedHosts, Blocked = limits.Blocked,
            },
            limits);
    }

    [Theory]
    [InlineData("ARXIVLENS_MODERATION_LIMITS", "links=2")]
    [InlineData("ARXIVLENS_MODERATION_LIMITS", "new-links")]
    [InlineData("ARXIVLENS_MODERATION_LIMITS", "new-links=-1")]
    [InlineData("ARXIVLENS_MODERATION_LIMITS", "new-links=100001")]
    [InlineData("ARXIVLENS_MODERATION_LIMITS", "new-links=2,nonsense")]
    [InlineData("ARXIVLENS_MODERATION_TRUSTED", "https://arxiv.org/")]
    [InlineData("ARXIVLENS_MODERATION_BLOCKLIST", "/no/such/file")]
    [InlineData("ARXIVLENS_MODERATION_BLOCKLIST", "/")]
    public void What_cannot_be_read_is_named(string variable, string text)
    {
        Assert.False(ModerationSettings.TryRead(name => name == variable ? text : null, out _, out var fault));
        Assert.StartsWith(variable + ":", fault, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_of_what_is_refused_is_a_file()
    {
        var file = Path.GetTempFileName();
        File.WriteAllText(file, "\ufeff# comment\r\nbad.example\n\ncheap essays\n");
        try
        {
            Assert.True(ModerationSettings.TryRead(name => name == "ARXIVLENS_MODERATION_BLOCKLIST" ? file : null, out var settings, out _));
            Assert.Equal(2, settings.Limits.Blocked.Count);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static bool Read(string text, out SubmissionLimits limits)
    {
        var isRead = ModerationSettings.TryRead(name => name == "ARXIVLENS_MODERATION_LIMITS" ? text : null, out var settings, out _);
        limits = settings.Limits;
        return isRead;
    }
}
