using ArxivLens.Core.Fetching;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Tests.Fetching;

/// <summary>What becomes of a record when arXiv's API tells less, the same or more.</summary>
public sealed class RecordJoinTests
{
    private static readonly DateTimeOffset Day = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_paper_that_is_not_there_is_taken_as_it_comes() => Assert.Same(Told(1), RecordJoin.Join(null, Told(1)));

    [Fact]
    public void A_full_record_of_the_same_version_stays_and_what_it_lacks_is_filled_in()
    {
        var joined = RecordJoin.Join(Full(1, 2), Told(2) with { Doi = "10.1000/a", Title = "Other words" });

        Assert.Equal(Full(1, 2) with { Doi = "10.1000/a" }, joined with { Paper = Full(1, 2).Paper });
        Assert.Equal(("CC", "S. Ubmitter", "The day of the API's paper"), (joined.Paper!.License, joined.Paper.Submitter, joined.Paper.JournalRef));
        Assert.Equal("1,2", Numbers(joined));
    }

    [Fact]
    public void A_newer_version_brings_its_text_and_keeps_licence_submitter_and_versions()
    {
        var joined = RecordJoin.Join(Full(1, 2), Told(1, 4));

        Assert.Equal(("Told", "Told abstract", "1,2,4"), (joined.Title, joined.Abstract, Numbers(joined)));
        Assert.Equal(("CC", "S. Ubmitter", "R-1"), (joined.Paper!.License, joined.Paper.Submitter, joined.Paper.ReportNumber));
        Assert.True(WorkPrecedence.Compare(joined, Full(1, 2)) > 0);
    }

    [Fact]
    public void An_older_version_changes_nothing() => Assert.Equal("Full", RecordJoin.Join(Full(1, 2, 3), Told(1, 2)).Title);

    [Fact]
    public void A_full_record_wins_over_one_of_the_API_of_the_same_version_whichever_came_first()
    {
        Assert.True(WorkPrecedence.Compare(Full(1), Told(1)) > 0);
        Assert.True(WorkPrecedence.Compare(Full(1, 2, 3), Told(1, 3)) > 0);
        // It has as many facts, but one of them is that something is not told.
        var bare = Full(1) with { Paper = new PaperFacts { Versions = Full(1).Paper!.Versions, License = "CC" } };
        Assert.True(WorkPrecedence.Compare(bare, Told(1) with { Paper = Told(1).Paper! with { JournalRef = null } }) > 0);
    }

    [Fact]
    public void A_later_answer_of_the_API_replaces_an_earlier_one_and_keeps_the_versions_it_knew()
    {
        var joined = RecordJoin.Join(Told(1, 2), Told(1, 4) with { Title = "Newer" });
        Assert.Equal(("Newer", "1,2,4"), (joined.Title, Numbers(joined)));
        Assert.Equal("Told", RecordJoin.Join(Told(1, 4), Told(1, 2) with { Title = "Older" }).Title);
    }

    [Fact]
    public void A_description_of_ours_stands_in_until_there_is_an_abstract()
    {
        var known = new Work { Key = Told(1).Key, Title = "Known", Abstract = "Our words", AbstractIsDescription = true, Doi = "10.1000/a" };

        var without = RecordJoin.Join(known, Told(1) with { Abstract = "" });
        Assert.Equal(("Our words", true, "10.1000/a"), (without.Abstract, without.AbstractIsDescription, without.Doi));
        var with = RecordJoin.Join(known, Told(1));
        Assert.Equal(("Told abstract", false), (with.Abstract, with.AbstractIsDescription));
    }

    private static string Numbers(Work work) => string.Join(',', work.Paper!.Versions.Select(version => version.Number));

    private static IReadOnlyList<PaperVersion> Versions(int[] numbers) => [.. numbers.Select(number => new PaperVersion(number, Day.AddDays(number)))];

    private static readonly Dictionary<string, Work> Made = [];

    // The same record for the same versions, so that records can be compared whole.
    private static Work Once(string name, Func<Work> make) => Made.TryGetValue(name, out var made) ? made : Made[name] = make();

    private static Work Full(params int[] versions) => Once($"full {string.Join(' ', versions)}", () => new Work
    {
        Key = Told(1).Key,
        Title = "Full",
        Abstract = "Full abstract",
        Authors = [new PersonName("A.", "Author")],
        Year = 2024,
        Published = new DateOnly(2024, 1, 2),
        Paper = new PaperFacts
        {
            Submitter = "S. Ubmitter", ReportNumber = "R-1", License = "CC", Versions = Versions(versions), MetadataChanged = new DateOnly(2024, 2, 1),
        },
    });

    private static Work Told(params int[] versions) => Once($"told {string.Join(' ', versions)}", () => new Work
    {
        Key = WorkKey.Of(ArxivId.TryParse("2401.00001", out var id) ? id : default),
        Title = "Told",
        Abstract = "Told abstract",
        Authors = [new PersonName("Anne", "Author")],
        Year = 2024,
        Published = new DateOnly(2024, 1, 2),
        Paper = new PaperFacts { JournalRef = "The day of the API's paper", License = License.NotTold, Versions = Versions(versions) },
    });
}
