using ArxivLens.Core.Library;
using ArxivLens.Host;
using ArxivLens.Sources.SemanticScholar;

namespace ArxivLens.Tests.Fetching;

/// <summary>Whether Semantic Scholar is asked, and what is said of settings that cannot be meant.</summary>
public sealed class SemanticScholarSettingsTests
{
    private const string Secret = "s3cret";

    [Theory]
    [InlineData("", "", false)]
    [InlineData("  ", "", false)]
    [InlineData(Secret, "", true)]
    [InlineData("", "http://127.0.0.1:5314/graph/v1", true)]
    [InlineData(Secret, "https://mirror.example/s2/", true)]
    public void It_is_asked_when_a_key_or_an_address_is_set(string key, string address, bool isAsked)
    {
        var doors = Open(key, address, out var fault);
        Assert.Null(fault);
        Assert.Equal(isAsked ? ["semantic-scholar"] : [], doors!.Select(door => door.About.Name));
    }

    [Theory]
    [InlineData(Secret + " two", "", "ARXIVLENS_S2_KEY:")]
    [InlineData(Secret + "\u00e9", "", "ARXIVLENS_S2_KEY:")]
    [InlineData(Secret + "\r\nX-Other: 1", "", "ARXIVLENS_S2_KEY:")]
    [InlineData(Secret, "api.semanticscholar.org", "ARXIVLENS_S2_URL:")]
    [InlineData(Secret, "https://user:pass@api.example/", "ARXIVLENS_S2_URL:")]
    [InlineData(Secret, "https://api.example/?key=1", "ARXIVLENS_S2_URL:")]
    [InlineData(Secret, "file:///etc/passwd", "ARXIVLENS_S2_URL:")]
    public void What_cannot_be_meant_is_named_without_the_key(string key, string address, string named)
    {
        Assert.Null(Open(key, address, out var fault));
        Assert.StartsWith(named, fault, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, fault, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_is_set_its_releases_are_asked_for_at_its_home_without_a_key()
    {
        var options = SemanticScholarSettings.Read(_ => null, new DataDirectory(Path.GetTempPath()), TimeProvider.System, out var fault);
        Assert.Null(fault);
        Assert.Equal((SemanticScholarOptions.Home, null), (options!.Base, options.Key));
        Assert.NotNull(options.Gate);
    }

    private static IReadOnlyList<Core.Sources.ICitationSource>? Open(string key, string address, out string? fault)
    {
        var values = new Dictionary<string, string?> { ["ARXIVLENS_S2_KEY"] = key, ["ARXIVLENS_S2_URL"] = address };
        var doors = CitationDoors.Open(name => values.GetValueOrDefault(name), new DataDirectory(Path.GetTempPath()), TimeProvider.System, out fault);
        foreach (var door in (doors ?? []).OfType<IDisposable>())
            door.Dispose();
        return doors;
    }
}
