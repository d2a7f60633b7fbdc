using ArxivLens.Core.Search;
using ArxivLens.Index.Querying;

namespace ArxivLens.Core.Tests.Search;

public sealed class SearchCursorTests
{
    private static readonly WorkSearchRequest Request = new("gauge theory", "hep-th", 1990, null, "e-witten", SearchOrder.Newest);
    private static readonly SearchCursor Cursor = new(new SearchPosition(123_456, 2_999_999), 10_000);

    [Fact]
    public void A_cursor_is_read_as_it_was_written_whatever_the_page()
    {
        Assert.True(SearchCursor.TryRead(Request with { Page = 7, PageSize = 50 }, Cursor.Write(Request), out var read));
        Assert.Equal(Cursor, read);
    }

    [Fact]
    public void A_cursor_of_another_search_is_refused()
    {
        var text = Cursor.Write(Request);
        Assert.False(SearchCursor.TryRead(Request with { Text = "gauge" }, text, out _));
        Assert.False(SearchCursor.TryRead(Request with { Order = SearchOrder.Oldest }, text, out _));
        Assert.False(SearchCursor.TryRead(Request with { Category = null }, text, out _));
        Assert.False(SearchCursor.TryRead(Request with { ToYear = 1990, FromYear = null }, text, out _));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData("ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ")]
    public void Nonsense_is_refused(string text) => Assert.False(SearchCursor.TryRead(Request, text, out _));

    [Fact]
    public void A_cursor_with_one_letter_changed_is_refused()
    {
        var text = Cursor.Write(Request);
        for (var place = 0; place < text.Length - 1; place++)
        {
            var changed = string.Concat(text.AsSpan(0, place), text[place] == 'A' ? "B" : "A", text.AsSpan(place + 1));
            Assert.False(SearchCursor.TryRead(Request, changed, out _), changed);
        }
    }
}
