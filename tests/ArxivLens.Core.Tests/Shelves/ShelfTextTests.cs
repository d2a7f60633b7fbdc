using ArxivLens.Core.Shelves;

namespace ArxivLens.Core.Tests.Shelves;

/// <summary>What readers write on shelves, at the limits and beyond.</summary>
public sealed class ShelfTextTests
{
    [Fact]
    public void A_name_is_one_line_of_at_most_so_many_characters()
    {
        Assert.Equal("To read", ShelfText.ReadName("  To\n read\0\u202e "));
        Assert.Equal(ShelfLimits.LongestName, ShelfText.ReadName(new string('n', ShelfLimits.LongestName))!.Length);
        Assert.Null(ShelfText.ReadName(new string('n', ShelfLimits.LongestName + 1)));
        Assert.Null(ShelfText.ReadName(" \n\u202e"));
        Assert.Null(ShelfText.ReadName(null));
    }

    [Fact]
    public void A_note_keeps_its_lines_and_has_an_end()
    {
        Assert.Equal("a\nb", ShelfText.ReadNote("a\r\nb\ud800"));
        Assert.Equal(ShelfLimits.LongestNote, ShelfText.ReadNote(new string('n', ShelfLimits.LongestNote))!.Length);
        Assert.Null(ShelfText.ReadNote(new string('n', ShelfLimits.LongestNote + 1)));
        Assert.Equal(ShelfLimits.LongestNote - 1, ShelfText.TakeNote(new string('n', ShelfLimits.LongestNote - 1) + "𝔸").Length);
    }

    [Fact]
    public void Tags_are_parted_by_commas_each_once_and_at_most_so_many()
    {
        Assert.Equal(["to do", "b"], ShelfText.ReadTags("#to  do, b; B,,\n"));
        var most = string.Join(',', Enumerable.Range(0, ShelfLimits.MostTags).Select(number => $"t{number}"));
        Assert.Equal(ShelfLimits.MostTags, ShelfText.ReadTags(most)!.Count);
        Assert.Null(ShelfText.ReadTags(most + ",more"));
        Assert.Single(ShelfText.ReadTags(new string('t', ShelfLimits.LongestTag))!);
        Assert.Null(ShelfText.ReadTags(new string('t', ShelfLimits.LongestTag + 1)));
        Assert.Equal(ShelfLimits.MostTags, ShelfText.TakeTags([most + ",more", new string('t', 99)]).Count);
    }
}
