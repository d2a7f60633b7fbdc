using ArxivLens.Core.Papers;

namespace ArxivLens.Storage.Tests.Contract;

/// <summary>What every store of works promises.</summary>
public abstract class WorkStoreContract<TEngine> : EngineContract<TEngine>
    where TEngine : ILibraryEngine
{
    private static readonly WorkKey Key = Samples.Key("hep-th/9901001");

    public static TheoryData<string> Texts => new(
        "", "plain", "$x^2$ and {braces}", "tab\there", "line\nand\r\nline", "a\0b", "\0", "\ud800", "\udc00\ud800", "x\udfff",
        "\ud83d\ude00 astral", "\ufdd0", "\ufdd00000", "\ufdd0d800\0", "\uffff\ufeff",
        "'; DROP TABLE works; --", "e\u0301 and \u00e9");

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Any_text_comes_back_as_it_was_saved(string text)
    {
        var paper = Samples.Paper(Key, text: text);
        paper = paper with
        {
            Title = "T" + text,
            Authors = [new PersonName(text, text), new PersonName("", "", text), new PersonName(text, "")],
            Doi = text,
            Paper = paper.Paper! with
            {
                Submitter = text, Comments = text, JournalRef = text, ReportNumber = text, License = text,
            },
        };
        await Given.Works.SaveAsync([paper]);
        AssertSame(paper, await Given.Works.FindAsync(Key));
    }

    public static TheoryData<Work> Shapes => new(
        Samples.Unresolved(Key),
        Samples.Work(Key),
        Samples.Work(Key) with { Authors = [] },
        Samples.Paper(Key),
        Samples.Paper(Key, versions: 20),
        Samples.Described(Key),
        Samples.Paper(Key) with { Authors = [], Categories = [], Year = null, Published = null, Doi = null, Abstract = "" },
        Samples.Paper(Key) with { Authors = [new PersonName("", "")], Published = DateOnly.MinValue, Year = -1 },
        Samples.Paper(Key) with { Published = DateOnly.MaxValue, Abstract = new string('é', 1 << 20) },
        Samples.Paper(Key) with { Paper = new PaperFacts { Versions = [] } },
        Samples.Paper(Key) with
        {
            Paper = new PaperFacts
            {
                Versions =
                [
                    new PaperVersion(1, DateTimeOffset.MinValue), new PaperVersion(2, DateTimeOffset.MaxValue),
                    new PaperVersion(-3, new DateTimeOffset(2020, 2, 29, 1, 2, 3, TimeSpan.FromMinutes(-150))),
                ],
            },
        });

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Any_record_comes_back_as_it_was_saved(Work work)
    {
        Assert.Equal([SaveOutcome.Added], await Given.Works.SaveAsync([work]));
        AssertSame(work, await Given.Works.FindAsync(Key));
        Assert.Equal([SaveOutcome.Unchanged], await Given.Works.SaveAsync([work]));
        Assert.Empty(await Given.Library.CheckAsync());
    }

    [Fact]
    public async Task Names_are_read_of_every_work_with_the_DOI_its_record_tells()
    {
        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(1)), Samples.Work(Samples.Key("work:s2-7")), Samples.Unresolved(Samples.Key("10.1000/X"))]);
        var names = await Given.Works.ReadNamesAsync().ToListAsync();
        Assert.Equal(
            [
                (Samples.Key(1), "10.1000/XyZ", WorkKind.Paper),
                (Samples.Key("10.1000/x"), null, WorkKind.Unresolved),
                (Samples.Key("work:s2-7"), null, WorkKind.Work),
            ],
            names.OrderBy(name => name.Key.SortText, StringComparer.Ordinal).Select(name => (name.Key, name.Doi, name.Kind)));
    }

    [Fact]
    public async Task A_work_that_is_not_there_is_not_found()
    {
        Assert.Null(await Given.Works.FindAsync(Key));
        await Given.Works.SaveAsync([Samples.Paper(Key)]);
        Assert.Null(await Given.Works.FindAsync(Samples.Key("hep-th/9901002")));
    }

    [Fact]
    public async Task Several_works_are_found_in_the_order_asked_for()
    {
        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(1)), Samples.Work(Samples.Key("doi:10.1000/x"))]);
        var found = await Given.Works.FindAsync(
            [Samples.Key("doi:10.1000/x"), Samples.Key(7), Samples.Key(1), Samples.Key("doi:10.1000/x")]);
        Assert.Equal(["doi:10.1000/x", null, "2001.00002", "doi:10.1000/x"], found.Select(w => w?.Key.ToString()));
        Assert.Empty(await Given.Works.FindAsync([]));
    }

    [Fact]
    public async Task Thousands_of_works_are_found_at_once()
    {
        var keys = Enumerable.Range(0, 3000).Select(Samples.Key).ToList();
        await Given.Works.SaveAsync([.. keys.Where((_, i) => i % 2 == 0).Select(Samples.Work)]);
        var found = await Given.Works.FindAsync(keys);
        Assert.Equal(keys.Select((k, i) => i % 2 == 0 ? k : (WorkKey?)null), found.Select(w => w?.Key));
    }

    [Fact]
    public async Task All_works_are_read_in_the_order_of_the_library()
    {
        string[] keys =
        [
            "work:b", "doi:10.1000/x", "2401.00001", "hep-th/9901001", "0704.0002", "math/9901001", "0704.0001", "work:a",
        ];
        await Given.Works.SaveAsync([.. keys.Select(k => Samples.Work(Samples.Key(k)))]);
        var read = await ReadAllAsync();
        Assert.Equal(
            ["hep-th/9901001", "math/9901001", "0704.0001", "0704.0002", "2401.00001", "doi:10.1000/x", "work:a", "work:b"],
            read.Select(w => w.Work.Key.ToString()));
        Assert.Equal(keys.Length, read.Select(w => w.Number).Distinct().Count());
    }

    [Fact]
    public async Task A_work_keeps_its_number_when_its_record_is_replaced()
    {
        await Given.Works.SaveAsync([Samples.Unresolved(Key), Samples.Work(Samples.Key(1))]);
        var before = (await ReadAllAsync()).Single(w => w.Work.Key == Key).Number;
        await Given.Works.SaveAsync([Samples.Paper(Key)]);
        Assert.Equal(before, (await ReadAllAsync()).Single(w => w.Work.Key == Key).Number);
    }

    [Fact]
    public async Task Better_records_replace_lesser_ones_and_never_the_reverse()
    {
        Work[] rising =
        [
            Samples.Unresolved(Key), Samples.Work(Key), Samples.Paper(Key, text: ""), Samples.Described(Key),
            Samples.Paper(Key), Samples.Paper(Key, versions: 2),
        ];
        for (var i = 0; i < rising.Length; i++)
        {
            var outcome = i == 0 ? SaveOutcome.Added : SaveOutcome.Updated;
            Assert.Equal([outcome], await Given.Works.SaveAsync([rising[i]]));
            foreach (var lesser in rising[..i])
                Assert.Equal([SaveOutcome.Unchanged], await Given.Works.SaveAsync([lesser]));
            AssertSame(rising[i], await Given.Works.FindAsync(Key));
        }
    }

    [Fact]
    public async Task A_later_record_of_the_same_batch_sees_the_earlier_one()
    {
        var outcomes = await Given.Works.SaveAsync(
            [Samples.Work(Key), Samples.Paper(Key), Samples.Work(Key), Samples.Paper(Key)]);
        Assert.Equal([SaveOutcome.Added, SaveOutcome.Updated, SaveOutcome.Unchanged, SaveOutcome.Unchanged], outcomes);
    }

    [Fact]
    public async Task A_cancelled_save_leaves_nothing_behind()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Given.Works.SaveAsync([Samples.Paper(Key)], cancellationToken: cancelled.Token));
        Assert.Null(await Given.Works.FindAsync(Key));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Given.Works.FindAsync(Key, cancelled.Token));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await Given.Works.ReadAllAsync(cancelled.Token).CountAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Reading_all_can_be_stopped_in_the_middle()
    {
        await Given.Works.SaveAsync([Samples.Paper(Key), Samples.Paper(Samples.Key(1)), Samples.Paper(Samples.Key(2))]);
        using var stop = new CancellationTokenSource();
        var read = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in Given.Works.ReadAllAsync().WithCancellation(stop.Token))
            {
                read++;
                await stop.CancelAsync();
            }
        });
        Assert.Equal(1, read);
        Assert.Equal(3, (await ReadAllAsync()).Count);
    }

    [Fact]
    public async Task Reading_all_sees_one_state_of_the_library()
    {
        await Given.Works.SaveAsync([Samples.Paper(Samples.Key(1)), Samples.Paper(Samples.Key(2))]);
        var read = 0;
        await foreach (var _ in Given.Works.ReadAllAsync())
            await Given.Works.SaveAsync([Samples.Paper(Samples.Key(100 + read++))]);
        Assert.Equal(2, read);
    }

    private async Task<List<StoredWork>> ReadAllAsync() => await Given.Works.ReadAllAsync().ToListAsync();

    private static void AssertSame(Work expected, Work? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.Authors, actual.Authors);
        Assert.Equal(expected.Categories, actual.Categories);
        Assert.Equal(expected.Paper?.Versions, actual.Paper?.Versions);
        Assert.Equal(
            expected.Paper?.Versions.Select(v => v.Created.Offset), actual.Paper?.Versions.Select(v => v.Created.Offset));
        Assert.Equal(WithoutLists(expected), WithoutLists(actual));
    }

    // A record compares lists by reference.
    private static Work WithoutLists(Work work) => work with
    {
        Authors = [],
        Categories = [],
        Paper = work.Paper is null ? null : work.Paper with { Versions = [] },
    };

    [Fact]
    public async Task Papers_are_listed_by_parts_that_follow_from_their_identifiers_alone()
    {
        Work Paper(string id, string? changed, string? published = "2023-11-14") => Samples.Paper(Samples.Key(id)) with
        {
            Published = published is null ? null : DateOnly.Parse(published),
            Paper = Samples.Paper(Key).Paper! with { MetadataChanged = changed is null ? null : DateOnly.Parse(changed), Comments = null },
        };
        await Given.Works.SaveAsync(
        [
            Paper("2311.10001", "2024-01-02"), Paper("2311.09999", null), Paper("2311.00001", "2023-12-01"), Paper("hep-th/9901001", null, null),
            Paper("math/9901001", "2000-01-01", "1999-01-04"), Paper("0704.0001", null), Samples.Work(Samples.Key("2311.20001")),
            Samples.Paper(Samples.Key("10.1000/a")),
        ]);

        Assert.Equal(
            [
                new PaperPart("1999010", new DateOnly(2000, 1, 1)), new PaperPart("2007040", new DateOnly(2023, 11, 14)),
                new PaperPart("2023110", new DateOnly(2023, 12, 1)), new PaperPart("2023111", new DateOnly(2024, 1, 2)),
            ],
            await Given.Works.ListPartsAsync());
        Assert.Equal(
            ["2311.00001 2023-12-01", "2311.09999 2023-11-14"],
            (await Given.Works.ReadPartAsync("2023110")).Select(paper => $"{paper.Key} {paper.Changed:yyyy-MM-dd}"));
        Assert.Equal(2, (await Given.Works.ReadPartAsync("1999010")).Count);
        foreach (var nothing in new[] { "2023112", "", "202311", "%", "2023110'", "doi:10." })
            Assert.Empty(await Given.Works.ReadPartAsync(nothing));
    }

    [Fact]
    public async Task A_part_says_which_papers_were_withdrawn()
    {
        var paper = Samples.Paper(Samples.Key("2311.00001"));
        await Given.Works.SaveAsync([paper, paper with { Key = Samples.Key("2311.00002"), Paper = paper.Paper! with { Comments = "This paper has been withdrawn." } }]);
        Assert.Equal([false, true], (await Given.Works.ReadPartAsync("2023110")).Select(one => one.IsWithdrawn));
    }
}
