using ArxivLens.Web.Features.Authors;

namespace ArxivLens.Web.Tests.Authors;

public sealed class AuthorLineTests
{
    [Fact]
    public void Authors_lead_to_their_pages_and_the_rest_are_counted()
    {
        var line = AuthorLine.Write([new("Edward", "Witten"), new("A.", "Strominger"), new("J.", "Polchinski")], 1).ToString();

        Assert.Equal("<a href=\"/author/edward-witten\">Edward Witten</a> <span class=\"more\">and 2 more</span>", line);
    }

    [Fact]
    public void A_name_cannot_become_markup()
        => Assert.DoesNotContain("<b>", AuthorLine.Write([new("<b>", "\"onclick=")]).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Unknown_authors_are_said_to_be()
        => Assert.Contains("unknown", AuthorLine.Write([]).ToString(), StringComparison.Ordinal);
}
