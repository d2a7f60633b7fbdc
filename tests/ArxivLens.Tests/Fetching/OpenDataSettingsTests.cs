using ArxivLens.Core.Library;
using ArxivLens.Host;

namespace ArxivLens.Tests.Fetching;

/// <summary>Whether OpenAlex and OpenCitations are asked, and what is said of settings that cannot be meant.</summary>
public sealed class OpenDataSettingsTests
{
    private const string Secret = "s3cret";

    [Theory]
    [InlineData("ARXIVLENS_OPENALEX_KEY", Secret, "openalex")]
    [InlineData("ARXIVLENS_OPENALEX_URL", "http://127.0.0.1:5315", "openalex")]
    [InlineData("ARXIVLENS_OPENCITATIONS_TOKEN", Secret, "opencitations")]
    [InlineData("ARXIVLENS_OPENCITATIONS_URL", "https://mirror.example/index/api/v2/", "opencitations")]
    [InlineData("ARXIVLENS_OPENALEX_KEY", "  ", "")]
    public void Each_is_asked_when_a_key_or_an_address_is_set(string variable, string value, string asked)
    {
        var doors = Open(out var fault, (variable, value));
        Assert.Null(fault);
        Assert.Equal(asked, string.Join(' ', doors!.Select(door => door.About.Name)));
    }

    [Theory]
    [InlineData("ARXIVLENS_OPENALEX_KEY", Secret + " two")]
    [InlineData("ARXIVLENS_OPENALEX_KEY", Secret + "\r\nX-Other: 1")]
    [InlineData("ARXIVLENS_OPENALEX_URL", "api.openalex.org")]
    [InlineData("ARXIVLENS_OPENALEX_URL", "https://api.openalex.org/?api_key=" + Secret)]
    [InlineData("ARXIVLENS_OPENCITATIONS_TOKEN", Secret + "\u00e9")]
    [InlineData("ARXIVLENS_OPENCITATIONS_URL", "https://user:" + Secret + "@api.example/")]
    [InlineData("ARXIVLENS_OPENCITATIONS_URL", "file:///etc/passwd")]
    public void What_cannot_be_meant_is_named_without_the_key(string variable, string value)
    {
        Assert.Null(Open(out var fault, (variable, value)));
        Assert.StartsWith(variable + ":", fault, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, fault, StringComparison.Ordinal);
    }

    private static IReadOnlyList<Core.Sources.ICitationSource>? Open(out string? fault, params (string Name, string Value)[] set)
    {
        var values = set.ToDictionary(one => one.Name, one => one.Value);
        var doors = CitationDoors.Open(name => values.GetValueOrDefault(name), new DataDirectory(Path.GetTempPath()), TimeProvider.System, out fault);
        foreach (var door in (doors ?? []).OfType<IDisposable>())
            door.Dispose();
        return doors;
    }
}
