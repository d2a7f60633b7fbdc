using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every store of full texts promises.</summary>
public abstract class FullTextStoreContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    [Fact]
    public async Task A_text_comes_back_as_it_was_saved_and_needs_no_work_of_the_library()
    {
        var text = Text("2311.09227", "Nul \0 and half \ud800.", "Second.") with { Title = "Title", License = "http://example.org/by" };
        Assert.Equal([SaveOutcome.Added], await Given.FullTexts.SaveAsync([text]));
        var found = await Given.FullTexts.FindAsync(text.Work);
        Assert.Equal((text.Work, "Title", "http://example.org/by", 4), (found!.Work, found.Title, found.License, found.SentenceCount));
        Assert.Equal(text.Parts.SelectMany(part => part.Sentences), found.Parts.SelectMany(part => part.Sentences));
        Assert.Equal([(1, null), (3, "Behind")], found.Parts.Select(part => (part.First, part.Section)));
        Assert.Equal(1, await Given.FullTexts.CountAsync());
    }

    [Fact]
    public async Task The_same_text_again_is_unchanged_and_another_one_replaces_it()
    {
        await Given.FullTexts.SaveAsync([Text("2311.09227", "One.", "Two.")]);
        var stamp = await Given.FullTexts.ReadStampAsync();
        Assert.Equal([SaveOutcome.Unchanged], await Given.FullTexts.SaveAsync([Text("2311.09227", "One.", "Two.")]));
        Assert.Equal(stamp, await Given.FullTexts.ReadStampAsync());
        Assert.Equal([SaveOutcome.Updated], await Given.FullTexts.SaveAsync([Text("2311.09227", "One. Two.")]));
        Assert.NotEqual(stamp, await Given.FullTexts.ReadStampAsync());
        Assert.Equal(3, (await Given.FullTexts.FindAsync(Key("2311.09227")))!.SentenceCount);
    }

    [Fact]
    public async Task A_part_is_found_by_any_of_its_sentences()
    {
        await Given.FullTexts.SaveAsync([Text("2311.09227", "One.", "Two."), Text("hep-th/9901001", "Other.")]);
        var found = await Given.FullTexts.FindPartsAsync(
            [(Key("2311.09227"), 4), (Key("2311.09227"), 2), (Key("2311.09227"), 5), (Key("2311.09228"), 1), (Key("hep-th/9901001"), 1)]);
        Assert.Equal([3, 1, null, null, 1], found.Select(part => part?.Part.First));
    }

    [Fact]
    public async Task Removing_a_text_removes_its_parts_and_changes_the_stamp()
    {
        await Given.FullTexts.SaveAsync([Text("2311.09227", "One."), Text("2311.09228", "Two.")]);
        var stamp = await Given.FullTexts.ReadStampAsync();
        Assert.True(await Given.FullTexts.RemoveAsync(Key("2311.09227")));
        Assert.False(await Given.FullTexts.RemoveAsync(Key("2311.09227")));
        Assert.NotEqual(stamp, await Given.FullTexts.ReadStampAsync());
        Assert.Null(await Given.FullTexts.FindAsync(Key("2311.09227")));
        var left = new List<StoredPart>();
        await foreach (var part in Given.FullTexts.ReadPartsAsync()) left.Add(part);
        Assert.All(left, part => Assert.Equal(Key("2311.09228"), part.Work));
        Assert.Equal(2, left.Count);
    }

    [Fact]
    public async Task Texts_do_not_make_the_main_index_behind()
    {
        var stamp = await Given.Library.ReadStampAsync();
        await Given.FullTexts.SaveAsync([Text("2311.09227", "One.")]);
        Assert.Equal(stamp, await Given.Library.ReadStampAsync());
    }

    [Fact]
    public async Task A_text_without_sentences_or_with_numbers_that_do_not_follow_is_refused()
    {
        var good = Text("2311.09227", "One.");
        await Assert.ThrowsAsync<ArgumentException>(() => Given.FullTexts.SaveAsync([good with { Parts = [] }]));
        await Assert.ThrowsAsync<ArgumentException>(() => Given.FullTexts.SaveAsync([good with { Parts = [new FullTextPart(2, null, ["One."])] }]));
        await Assert.ThrowsAsync<ArgumentException>(() => Given.FullTexts.SaveAsync([good with { Parts = [new FullTextPart(1, null, ["One.\nTwo."])] }]));
        Assert.Equal(0, await Given.FullTexts.CountAsync());
    }

    private static FullText Text(string key, params string[] sentences) => new(
        Key(key), null, null,
        [new FullTextPart(1, null, sentences), new FullTextPart(sentences.Length + 1, "Behind", ["Last but one.", "Last."])]);

    private static WorkKey Key(string text) => WorkKey.TryParse(text, out var key) ? key : throw new ArgumentException(text);
}
