using ArxivLens.Core.FullTexts;
using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;
using ArxivLens.Index.Documents;

namespace ArxivLens.Core.Tests.Questions;

public sealed class EvidenceSearchTests
{
    private const string Open = "http://creativecommons.org/licenses/by/4.0/";

    private static readonly Work Monopoles = EvidenceLibrary.Paper(
        "hep-th/9407087", "Monopole condensation and confinement",
        "We study the vacuum of supersymmetric gauge theory. Confinement of quarks is described by monopole condensation. "
        + "The low energy action is computed exactly.");

    private static readonly Work Lenses = EvidenceLibrary.Paper(
        "astro-ph/9501001", "Gravitational lensing by clusters of galaxies",
        "Clusters of galaxies bend light. The mass of a cluster is weighed by gravitational lensing of background galaxies. "
        + "We find massive dark haloes.",
        Open);

    private static readonly Work Bread = EvidenceLibrary.Paper(
        "physics/9601001", "A survey of sand", "Grains of sand segregate when shaken. We review experiments on piles of sand.");

    [Fact]
    public async Task The_sentence_that_bears_on_a_question_comes_first_with_the_words_it_shares()
    {
        using var library = await EvidenceLibrary.OfAsync([Monopoles, Lenses, Bread]);
        var evidence = await library.AskAsync("Does monopole condensation explain the confinement of quarks?");
        var first = evidence.Passages[0];
        Assert.Equal("hep-th/9407087#a2", first.Passage.Id.ToString());
        Assert.Equal(["Confinement", "condensation", "monopole", "quarks"], first.Terms.Select(term => term.Text).Order(StringComparer.Ordinal));
        Assert.All(first.Terms, term => Assert.True(term.IsAsked && term.Part > 0));
        Assert.Equal(PassageRelation.Library, first.Relation);
        Assert.InRange(first.Closeness, evidence.Threshold, 1);
        Assert.True(evidence.Works > 0);
    }

    [Theory]
    [InlineData("How long should dough rise before it goes into the oven?")]
    [InlineData("Who won the football championship of the second league last season?")]
    [InlineData("Why is it so and not otherwise?")]
    [InlineData("What do they say?")]
    [InlineData("")]
    [InlineData("?!… \0 \ud800")]
    public async Task Nothing_bears_on_what_the_library_knows_nothing_of(string question)
    {
        using var library = await EvidenceLibrary.OfAsync([Monopoles, Lenses, Bread]);
        Assert.Empty((await library.AskAsync(question)).Passages);
    }

    [Fact]
    public async Task Neighbours_are_shown_only_where_the_licence_is_open()
    {
        using var library = await EvidenceLibrary.OfAsync([Monopoles, Lenses, Bread]);
        var open = (await library.AskAsync("How is the mass of a cluster weighed by gravitational lensing?")).Passages[0].Passage;
        Assert.True(open is { IsOpen: true, Before: "Clusters of galaxies bend light.", After: "We find massive dark haloes." }, open.ToString());
        var closed = (await library.AskAsync("Does monopole condensation explain confinement of quarks?")).Passages[0].Passage;
        Assert.True(closed is { IsOpen: false, Before: null, After: null }, closed.ToString());
    }

    [Fact]
    public async Task The_relation_to_the_works_that_are_asked_is_told()
    {
        var citing = EvidenceLibrary.Paper("hep-th/9601001", "More on confinement", "Confinement of quarks follows from monopole condensation too.");
        using var library = await EvidenceLibrary.OfAsync([Monopoles, citing, Lenses], (1, 0));
        var about = await library.AskAsync("Does monopole condensation explain confinement of quarks?", "hep-th/9407087", "2311.09227");
        Assert.Equal(PassageRelation.Asked, about.Passages.First(one => one.Passage.Id.Work == Monopoles.Key).Relation);
        Assert.Equal(PassageRelation.Citing, about.Passages.First(one => one.Passage.Id.Work == citing.Key).Relation);
        var other = await library.AskAsync("Does monopole condensation explain confinement of quarks?", "hep-th/9601001");
        Assert.Equal(PassageRelation.Cited, other.Passages.First(one => one.Passage.Id.Work == Monopoles.Key).Relation);
    }

    [Fact]
    public async Task A_passage_of_a_work_that_is_asked_is_closer_than_the_same_of_another()
    {
        using var library = await EvidenceLibrary.OfAsync([Monopoles, Lenses, Bread]);
        var asked = await library.AskAsync("Does monopole condensation explain confinement of quarks?", "hep-th/9407087");
        var other = await library.AskAsync("Does monopole condensation explain confinement of quarks?");
        Assert.True(asked.Passages[0].Closeness > other.Passages[0].Closeness);
    }

    [Fact]
    public async Task One_work_gives_at_most_two_passages_and_no_two_that_stand_side_by_side()
    {
        var repeated = string.Join(' ', Enumerable.Range(1, 9).Select(at => $"Confinement of quarks is due to monopole condensation in case {at}."));
        using var library = await EvidenceLibrary.OfAsync([EvidenceLibrary.Paper("hep-th/9701001", "Confinement", repeated), Lenses]);
        var evidence = await library.AskAsync("Does monopole condensation explain confinement of quarks?");
        Assert.InRange(evidence.Passages.Count, 1, 2);
        var numbers = evidence.Passages.Select(one => one.Passage.Id.Sentence).Order().ToList();
        Assert.All(numbers.Zip(numbers.Skip(1)), pair => Assert.True(pair.Second - pair.First > 1));
    }

    [Fact]
    public async Task Context_finds_what_the_question_alone_does_not_say()
    {
        using var library = await EvidenceLibrary.OfAsync([Monopoles, Lenses, Bread]);
        Assert.Empty((await library.AskAsync("Is that right?")).Passages);
        var question = new EvidenceQuestion(
            "Is that right?", "Confinement", "Some hold that the confinement of quarks is described by monopole condensation.", []);
        var first = (await library.Search.FindAsync(question)).Passages[0];
        Assert.Equal("hep-th/9407087#a2", first.Passage.Id.ToString());
        Assert.All(first.Terms, term => Assert.False(term.IsAsked));
    }

    [Fact]
    public async Task Passages_of_full_texts_are_found_and_go_with_their_text()
    {
        using var library = await EvidenceLibrary.OfAsync([Monopoles, Lenses, Bread]);
        var text = new FullText(
            Bread.Key, "A survey of sand", Open,
            [
                new FullTextPart(1, "Introduction", ["Sand is everywhere."]),
                new FullTextPart(2, "Avalanches", ["Avalanches stop by friction.", "Their slope obeys a hysteresis of the repose angle.", "It is small."]),
            ]);
        await library.SaveAsync(text);
        var found = (await library.AskAsync("Which hysteresis does the repose angle of avalanches obey?")).Passages[0];
        Assert.Equal("physics/9601001#f3", found.Passage.Id.ToString());
        Assert.Equal(("Avalanches", "Avalanches stop by friction.", "It is small."), (found.Passage.Section, found.Passage.Before, found.Passage.After));
        Assert.Equal(found.Passage, await library.Search.FindPassageAsync(found.Passage.Id));
        await library.Storage.FullTexts.RemoveAsync(Bread.Key);
        Assert.Empty((await library.AskAsync("Which hysteresis does the repose angle of avalanches obey?")).Passages);
        Assert.Null(await library.Search.FindPassageAsync(found.Passage.Id));
        Assert.True(await library.Indexer.IsBehindAsync());
        Assert.True(await library.Indexer.UpdateAsync());
        Assert.False(await library.Indexer.IsBehindAsync());
    }

    [Fact]
    public async Task A_damaged_index_of_passages_is_behind_and_abstracts_answer_meanwhile()
    {
        using var library = await EvidenceLibrary.OfAsync([Monopoles, Lenses]);
        await library.Storage.FullTexts.SaveAsync([new FullText(Lenses.Key, null, null, [new FullTextPart(1, null, ["Arcs are seen."])])]);
        await library.Indexer.BuildAsync();
        foreach (var file in new DirectoryInfo(library.Directory.PassageDirectory).GetFiles()) File.WriteAllBytes(file.FullName, [1, 2, 3]);
        Assert.True(await library.Indexer.IsBehindAsync());
        Assert.NotEmpty((await library.AskAsync("Does monopole condensation explain confinement of quarks?")).Passages);
        Assert.True(await library.Indexer.UpdateAsync());
        Assert.False(await library.Indexer.IsBehindAsync());
    }

    [Fact]
    public async Task A_passage_is_found_again_by_its_place_and_none_beyond_the_end()
    {
        using var library = await EvidenceLibrary.OfAsync([Monopoles]);
        var found = await library.Search.FindPassageAsync(new PassageId(Monopoles.Key, false, 2));
        Assert.Equal("Confinement of quarks is described by monopole condensation.", found!.Text);
        Assert.Null(await library.Search.FindPassageAsync(new PassageId(Monopoles.Key, false, 4)));
        Assert.Null(await library.Search.FindPassageAsync(new PassageId(Monopoles.Key, true, 1)));
        Assert.Null(await library.Search.FindPassageAsync(new PassageId(Lenses.Key, false, 1)));
    }

    [Fact]
    public async Task A_description_by_the_library_is_said_to_be_one()
    {
        var described = Monopoles with { Paper = null, AbstractIsDescription = true };
        using var library = await EvidenceLibrary.OfAsync([described, Lenses]);
        var found = (await library.AskAsync("Does monopole condensation explain confinement of quarks?")).Passages[0].Passage;
        Assert.Equal(("Described by this library", true), (found.Section, found.IsOpen));
    }

    [Theory]
    [InlineData(4_000, 0, 0.05)]
    [InlineData(40, 1, 2)]
    [InlineData(8, 3, 15)]
    public void A_word_that_all_works_of_a_library_hold_weighs_the_less_the_more_these_are(int works, double least, double most)
    {
        // "Hadrontherapy" stands in hardly any abstract of arXiv.
        using var index = TestIndex.Of(
            [.. Enumerable.Range(0, works).Select(number => new IndexDocument { Key = $"work:{number}", Title = "On hadrontherapy", Kind = 2 })]);

        Assert.InRange(new WordRarity(index.Reader.Terms).Rarity("hadrontherapi"), least, most);
        Assert.InRange(new WordRarity(null).Rarity("hadrontherapi"), 3, 15);
    }

    [Theory]
    [InlineData("As shown (Kudo and Ota, 2003; Li, 2004b), parsing works [12, 14].", "parsing works shown")]
    [InlineData("Kudo et al. (2003) parse text and so does Smith’s (1999) parser.", "parse parser text")]
    [InlineData("The value (see below) holds.", "holds value")]
    public void Whom_a_text_cites_is_not_looked_for(string text, string words)
    {
        var terms = QuestionTerms.Read(new EvidenceQuestion(text, null, "", []), new WordRarity(null));
        Assert.Equal(words.Split(' ').Order(), terms.All.Select(term => term.Form).Where(form => words.Contains(form)).Order());
        Assert.DoesNotContain(terms.All, term => term.Form is "kudo" or "ota" or "li" or "smith" or "2003" or "1999" or "12");
    }
}
