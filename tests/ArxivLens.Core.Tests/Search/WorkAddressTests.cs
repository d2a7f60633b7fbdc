using ArxivLens.Core.Search;

namespace ArxivLens.Core.Tests.Search;

public sealed class WorkAddressTests
{
    [Theory]
    [InlineData("2311.09227", "2311.09227")]
    [InlineData("  2311.09227v2 ", "2311.09227")]
    [InlineData("arXiv:2311.09227", "2311.09227")]
    [InlineData("arxiv: 2311.09227", "2311.09227")]
    [InlineData("arXiv:2311.09227v1 [cs.CY]", "2311.09227")]
    [InlineData("id:2311.09227", "2311.09227")]
    [InlineData("hep-th/9901001", "hep-th/9901001")]
    [InlineData("hep-th/9901001v3", "hep-th/9901001")]
    [InlineData("math.CA/0611800v2", "math/0611800")]
    [InlineData("https://arxiv.org/abs/2311.09227", "2311.09227")]
    [InlineData("http://www.arxiv.org/abs/hep-th/9901001v1", "hep-th/9901001")]
    [InlineData("arxiv.org/pdf/2311.09227v1.pdf", "2311.09227")]
    [InlineData("https://arxiv.org/pdf/2311.09227", "2311.09227")]
    [InlineData("https://export.arxiv.org/abs/2311.09227?context=cs#top", "2311.09227")]
    [InlineData("https://ar5iv.labs.arxiv.org/html/2311.09227", "2311.09227")]
    [InlineData("https://www.alphaxiv.org/abs/2311.09227", "2311.09227")]
    [InlineData("https://huggingface.co/papers/2311.09227", "2311.09227")]
    [InlineData("<https://arxiv.org/abs/2311.09227>.", "2311.09227")]
    [InlineData("https://doi.org/10.48550/arXiv.2311.09227", "2311.09227")]
    [InlineData("10.48550/arXiv.2311.09227", "2311.09227")]
    [InlineData("doi:10.1000/XYZ", "doi:10.1000/xyz")]
    [InlineData("DOI: 10.1000/xyz", "doi:10.1000/xyz")]
    [InlineData("https://dx.doi.org/10.1000/xyz", "doi:10.1000/xyz")]
    public void An_address_in_any_shape_names_its_work(string text, string key)
        => Assert.Equal(key, WorkSearch.FindAddress(text)?.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("gauge theory")]
    [InlineData("2311.09227 and more")]
    [InlineData("see arXiv:2311.09227")]
    [InlineData("2399.09227")]
    [InlineData("https://example.org/")]
    [InlineData("https://example.org/abs/nothing")]
    [InlineData("javascript:2311.09227")]
    [InlineData("10")]
    [InlineData("1994")]
    public void Words_are_no_address(string text) => Assert.Null(WorkSearch.FindAddress(text));
}
