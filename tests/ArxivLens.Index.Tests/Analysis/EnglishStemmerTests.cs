using ArxivLens.Index.Analysis;

namespace ArxivLens.Index.Tests.Analysis;

/// <summary>The examples of the stemmer's definition, by its steps. British spelling is made American before the steps.</summary>
public sealed class EnglishStemmerTests
{
    [Theory]
    [InlineData("caresses ponies ties cries gas this gaps kiwis census dress",
        "caress poni tie cri gas this gap kiwi census dress")]
    [InlineData("agreed feed plastered bled motoring sing", "agre feed plaster bled motor sing")]
    [InlineData("luxuriated hopping hoped hoping falling hissed", "luxuri hop hope hope fall hiss")]
    [InlineData("happy cry by say enjoy", "happi cri by say enjoy")]
    [InlineData("relational conditional valency hesitancy digitizer conformably radically differently vilely analogously",
        "relat condit valenc hesit digit conform radic differ vile analog")]
    [InlineData("vietnamization predication operator feudalism decisiveness hopefulness callousness formality " +
        "sensitivity sensibility",
        "vietnam predic oper feudal decis hope callous formal sensit sensibl")]
    [InlineData("triplicate formative formalize electricity electrical hopeful goodness",
        "triplic format formal electr electr hope good")]
    [InlineData("revival allowance inference airliner gyroscopic adjustable defensible irritant replacement adjustment dependent",
        "reviv allow infer airlin gyroscop adjust defens irrit replac adjust depend")]
    [InlineData("adoption communism activate angularity homologous effective bowdlerize",
        "adopt communism activ angular homolog effect bowdler")]
    [InlineData("probate rate cease controll roll", "probat rate ceas control roll")]
    public void Examples_of_the_steps_hold(string words, string stems) => CheckStems(words, stems);

    [Theory]
    [InlineData("skis skies dying lying tying idly gently ugly early only singly",
        "ski sky die lie tie idl gentl ugli earli onli singl")]
    [InlineData("sky news howe atlas cosmos bias andes", "sky news howe atlas cosmos bias andes")]
    [InlineData("inning innings outing canning herring earring proceed exceed succeeds",
        "inning inning outing canning herring earring proceed exceed succeed")]
    [InlineData("generate general generic generically communication community arsenic arsenal",
        "generat general generic generic communic communiti arsenic arsenal")]
    [InlineData("a at youth boyish flying syzygy", "a at youth boyish fli syzygi")]
    [InlineData("consign consigned consigning consignment knack knightly", "consign consign consign consign knack knight")]
    public void Words_of_their_own_and_sample_words_hold(string words, string stems) => CheckStems(words, stems);

    [Fact]
    public void Every_stem_keeps_a_letter_and_is_no_longer_than_its_word()
    {
        var random = new Sequence(7);
        string[] parts = ["a", "b", "e", "ed", "eed", "ing", "ly", "y", "s", "ies", "iz", "ation", "al",
            "li", "ogi", "e", "t", "ive", "ll"];
        for (var round = 0; round < 20_000; round++)
        {
            var word = string.Concat(Enumerable.Range(0, 1 + random.Below(6)).Select(_ => parts[random.Below(parts.Length)]));
            Assert.InRange(Stem(word).Length, 1, word.Length);
        }
    }

    private static void CheckStems(string words, string stems)
        => Assert.Equal(stems.Split(' '), words.Split(' ').Select(Stem));

    private static string Stem(string word)
    {
        var letters = word.ToCharArray();
        return new string(letters, 0, EnglishStemmer.Cut(letters));
    }
}
