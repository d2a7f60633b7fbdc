using ArxivLens.Core.Categories;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Tests;

namespace ArxivLens.Core.Tests.Categories;

public sealed class CategoryOrderTests
{
    [Fact]
    public void Walking_forward_and_back_meets_every_paper_of_the_category_once_in_order()
    {
        var random = new Sequence(5);
        var documents = Enumerable.Range(0, 60).Select(number => new IndexDocument
        {
            Key = $"work:w{number}", Title = "T", Kind = 2, Day = number % 10 == 9 ? 0 : 700_000 + random.Below(12),
            Categories = number % 3 == 0 ? ["hep-th"] : ["hep-ph", "hep-th"],
        }).ToList();
        using var test = TestIndex.Of(documents.Append(new() { Key = "work:other", Title = "T", Kind = 2, Day = 700_003, Categories = ["cs.AI"] }));
        var index = test.Reader;
        foreach (var code in new[] { "hep-th", "hep-ph" })
        {
            var expected = Enumerable.Range(0, 60).Where(number => documents[number].Day > 0 && documents[number].Categories.Contains(code))
                .OrderBy(number => documents[number].Day).ThenBy(number => number).ToList();
            for (var place = 0; place < expected.Count; place++)
            {
                Assert.Equal(
                    (place > 0 ? expected[place - 1] : -1, place + 1 < expected.Count ? expected[place + 1] : -1),
                    CategoryOrder.FindNeighbours(index, expected[place], Category(code)));
            }
        }

        Assert.Equal((-1, -1), CategoryOrder.FindNeighbours(index, 9, Category("hep-th")));
        Assert.Equal((-1, -1), CategoryOrder.FindNeighbours(index, 60, Category("cs.AI")));
        Assert.Equal((-1, -1), CategoryOrder.FindNeighbours(index, 60, Category("hep-th")));
    }

    private static CategoryCode Category(string code) => CategoryCode.TryParse(code, out var category) ? category : default;
}
