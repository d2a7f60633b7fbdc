using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Tests.Categories;

public sealed class CategoryTaxonomyTests
{
    [Fact]
    public void There_are_155_active_categories_in_eight_groups()
    {
        var archives = CategoryTaxonomy.Groups.SelectMany(group => group.Archives).ToList();
        var active = archives.SelectMany(archive => archive.Categories).ToList();
        Assert.Equal(155, active.Count);
        Assert.Equal(155, active.Select(category => category.Code).Distinct().Count());
        Assert.All(active, category => Assert.True(category.IsActive));
        Assert.Equal(8, CategoryTaxonomy.Groups.Count);
        Assert.All(
            archives,
            archive => Assert.All(archive.Categories, category => Assert.Equal(archive.Code, category.Archive)));
    }

    [Theory]
    [InlineData("cs.AI", "Artificial Intelligence", "cs.AI", true)]
    [InlineData("CS.ai", "Artificial Intelligence", "cs.AI", true)]
    [InlineData("hep-th", "High Energy Physics - Theory", "hep-th", true)]
    [InlineData("math.MP", "Mathematical Physics", "math-ph", true)]
    [InlineData("stat.TH", "Statistics Theory", "math.ST", true)]
    [InlineData("math.IT", "Information Theory", "cs.IT", true)]
    [InlineData("q-fin.EC", "Economics", "econ.GN", true)]
    [InlineData("cs.SY", "Systems and Control", "eess.SY", true)]
    [InlineData("cs.NA", "Numerical Analysis", "math.NA", true)]
    [InlineData("chao-dyn", "Chaotic Dynamics", "nlin.CD", false)]
    [InlineData("mtrl-th", "Materials Theory", "cond-mat.mtrl-sci", false)]
    [InlineData("astro-ph", "Astrophysics", "astro-ph", false)]
    [InlineData("q-bio", "Quantitative Biology", "q-bio", false)]
    [InlineData("bad-arch.bad-cat", "No category recorded", "bad-arch.bad-cat", false)]
    public void Known_categories_have_names_and_places(string text, string name, string canonical, bool isActive)
    {
        var code = Code(text);
        Assert.Equal(name, CategoryTaxonomy.NameOf(code));
        Assert.Equal(canonical, CategoryTaxonomy.Canonical(code).Value);
        Assert.Equal(isActive, CategoryTaxonomy.Find(code)!.IsActive);
    }

    [Fact]
    public void Unknown_codes_are_kept_as_they_stand()
    {
        var code = Code("new-arch.XY");
        Assert.Null(CategoryTaxonomy.Find(code));
        Assert.Equal("new-arch.XY", CategoryTaxonomy.NameOf(code));
        Assert.Equal(code, CategoryTaxonomy.Canonical(code));
    }

    [Fact]
    public void What_an_alias_leads_to_is_a_category_and_no_alias()
    {
        var all = CategoryTaxonomy.Groups.SelectMany(group => group.Archives).SelectMany(archive => archive.Categories);
        Assert.All(all, category => Assert.Equal(
            category.CanonicalCode, CategoryTaxonomy.Find(category.CanonicalCode)!.CanonicalCode));
    }

    [Fact]
    public void A_paper_shows_each_category_once_in_its_order()
    {
        string[] recorded = ["math.PR", "stat.TH", "math.ST", "x.Y", "math.PR"];
        var shown = CategoryTaxonomy.Distinct(recorded.Select(Code));
        Assert.Equal(["math.PR", "math.ST", "x.Y"], shown.Select(code => code.Value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("cs_AI")]
    [InlineData("é")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void What_cannot_be_a_code_is_refused(string? text)
    {
        Assert.False(CategoryCode.TryParse(text, out var code));
        Assert.Equal("", code.ToString());
    }

    [Theory]
    [InlineData("funct-an")]
    [InlineData("supr-con")]
    [InlineData("math-ph")]
    [InlineData("cmp-lg")]
    public void Archives_of_old_identifiers_are_categories_or_archives(string archive)
    {
        Assert.True(ArxivId.TryParse(archive + "/9601001", out _));
        Assert.NotNull(CategoryTaxonomy.Find(Code(archive)));
    }

    private static CategoryCode Code(string text) => CategoryCode.TryParse(text, out var code) ? code : default;
}
