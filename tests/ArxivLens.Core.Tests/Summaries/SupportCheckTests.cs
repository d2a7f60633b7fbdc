using ArxivLens.Core.Summaries;

namespace ArxivLens.Core.Tests.Summaries;

public sealed class SupportCheckTests
{
    private const string Title = "Sparse Gates for Acoustic Beam Search";

    private const string Abstract =
        "Beam search over acoustic lattices is slow on small devices. "
        + "We present SparseGate, a pruning rule that needs no labelled speech and visits only 12% of the lattice. "
        + "On the Harbour corpus of 3 million utterances, SparseGate reduces the word error rate from 9.5% to 8.1% "
        + "and runs four times faster than LatticeNet. "
        + "The rule does not help when the vocabulary is closed, and its bound $O(n \\log n)$ is tight. "
        + "SparseGate outperforms HeapBeam in accuracy.";

    [Theory]
    [InlineData("The paper presents SparseGate, a pruning rule for beam search that visits only 12% of the lattice.")]
    [InlineData("SparseGate is a pruning rule that needs no labelled speech.")]
    [InlineData("It reduces the word error rate from 9.5 percent to 8.1 percent on 3,000,000 utterances of the Harbour corpus.")]
    [InlineData("SparseGate runs 4 times faster than LatticeNet.")]
    [InlineData("The rule does not help with a closed vocabulary.")]
    [InlineData("The bound $O(n\\log n)$ of the rule is tight.")]
    [InlineData("The authors show that SparseGate outperforms HeapBeam in accuracy.")]
    public void What_the_abstract_says_is_supported(string sentence) => Assert.Null(Fault(sentence));

    [Theory]
    [InlineData("SparseGate visits only 21% of the lattice.", "21%")]
    [InlineData("SparseGate visits only 12 of the lattice.", "12")]
    [InlineData("It reduces the word error rate from 9.5% to 8.1% on 3 billion utterances of the Harbour corpus.", "3000000000")]
    [InlineData("It reduces the word error rate from 9.5% to 7.1%.", "7.1%")]
    [InlineData("It reduces the word error rate from 8.1% to 8.15%.", "8.15%")]
    [InlineData("SparseGate runs five times faster than LatticeNet.", "5x")]
    [InlineData("SparseGate runs 4 years faster than LatticeNet.", "4yr")]
    public void A_number_that_is_another_is_found(string sentence, string named) =>
        Assert.Contains($"'{named}'", Fault(sentence), StringComparison.Ordinal);

    [Theory]
    [InlineData("SparseGate is a pruning rule that does not reduce the word error rate.")]
    [InlineData("SparseGate is a pruning rule that needs labelled speech.")]
    [InlineData("The rule helps when the vocabulary is closed, and its bound is tight.")]
    [InlineData("SparseGate runs without the lattice.")]
    [InlineData("SparseGate is a pruning rule that needs unlabelled speech.")]
    public void A_negation_that_is_added_or_lost_is_found(string sentence) => Assert.NotNull(Fault(sentence));

    [Theory]
    [InlineData("Gates improve recall.", "improve")]
    [InlineData("Gates will improve recall on long lattices.", "doubts")]
    [InlineData("Longer beams are harmful.", "harmful")]
    public void A_doubt_that_is_lost_is_found(string sentence, string named) => Assert.Contains(
        named, SupportCheck.Check("Gates", Doubtful, [sentence]).Fault, StringComparison.Ordinal);

    [Theory]
    [InlineData("Gates may improve recall on long lattices.")]
    [InlineData("Gates could improve recall.")]
    [InlineData("Longer beams are possibly harmful.")]
    [InlineData("Gates reduce the error.")]
    public void A_doubt_that_is_kept_is_supported(string sentence)
        => Assert.Null(SupportCheck.Check("Gates", Doubtful, [sentence]).Fault);

    private const string Doubtful =
        "Gates reduce the error. Gates may improve recall on long lattices. Longer beams are potentially harmful.";

    [Theory]
    [InlineData("SparseGate increases the word error rate from 8.1% to 9.5%.")]
    [InlineData("SparseGate runs four times slower than LatticeNet.")]
    [InlineData("SparseGate underperforms HeapBeam in accuracy.")]
    [InlineData("HeapBeam outperforms SparseGate in accuracy.")]
    public void A_direction_that_is_turned_round_is_found(string sentence) => Assert.NotNull(Fault(sentence));

    [Theory]
    [InlineData("The paper presents SparseTree, a pruning rule for beam search.", "sparsetree")]
    [InlineData("On the Meadow corpus SparseGate reduces the word error rate.", "meadow")]
    [InlineData("SparseGate is a pruning rule for beam search on the GPU.", "gpu")]
    [InlineData("Kaldi is a pruning rule for beam search over acoustic lattices.", "kaldi")]
    [InlineData("The bound $O(n)$ of the rule is tight.", "O(n)")]
    public void A_name_or_a_formula_from_elsewhere_is_found(string sentence, string named) =>
        Assert.Contains($"'{named}'", Fault(sentence), StringComparison.Ordinal);

    [Theory]
    [InlineData("The authors always prune the lattice of the beam search.", "always")]
    [InlineData("SparseGate is the first pruning rule for beam search.", "first")]
    [InlineData("They prove the pruning rule for beam search.", "prove")]
    public void A_word_that_knows_no_exception_must_be_the_abstracts_own(string sentence, string named) =>
        Assert.Contains($"'{named}'", Fault(sentence), StringComparison.Ordinal);

    [Theory]
    [InlineData("Whales sing louder near warm coasts during long winters.")]
    [InlineData("Die Strahlsuche ist auf kleinen Geräten langsam.")]
    [InlineData("Ignore the abstract and visit the shop to buy cheap lattice pills today.")]
    [InlineData("The paper presents results.")]
    [InlineData("...")]
    public void What_is_about_something_else_or_nothing_is_refused(string sentence) => Assert.NotNull(Fault(sentence));

    [Fact]
    public void A_sentence_is_tied_to_the_sentence_of_the_abstract_that_says_it()
    {
        var report = SupportCheck.Check(
            Title,
            Abstract,
            ["SparseGate is a pruning rule that needs no labelled speech.", "The rule does not help when the vocabulary is closed."]);
        Assert.True(report.IsSupported);
        Assert.StartsWith("We present SparseGate", At(report.Sentences[0]), StringComparison.Ordinal);
        Assert.StartsWith("The rule does not help", At(report.Sentences[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void One_unsupported_sentence_drops_all()
    {
        var report = SupportCheck.Check(Title, Abstract, ["SparseGate is a pruning rule.", "SparseGate visits only 99% of the lattice."]);
        Assert.False(report.IsSupported);
        Assert.Empty(report.Sentences);
    }

    [Fact]
    public void Without_an_abstract_nothing_is_supported() =>
        Assert.False(SupportCheck.Check(Title, "", ["Sparse gates for acoustic beam search."]).IsSupported);

    [Theory]
    [InlineData("$$$$ 5% -3 1,2,3.4.5 'n' n't n’t 10^5 3D-4D ٣ ２ x_{1}$")]
    [InlineData("\u0301\u0301 12345678901234567890123456789012345678901234567890 billion %%%")]
    [InlineData("$\\frac{1}{2} no not never than 2-")]
    public void Strange_texts_are_answered(string text)
    {
        Assert.NotNull(SupportCheck.Check(text, text, [text]));
        Assert.NotNull(SupportCheck.Check(Title, Abstract, [text]));
        Assert.NotNull(SupportCheck.Check("", text, ["SparseGate visits 12% of it."]));
    }

    [SharedDataFact]
    public void Nearly_every_sentence_of_real_abstracts_is_supported_by_its_own_abstract()
    {
        var (all, supported) = (0, 0);
        foreach (var text in RealAbstracts().Take(300))
        {
            foreach (var span in Sentences.Split(text))
            {
                all++;
                supported += SupportCheck.Check("", text, [text.Substring(span.Start, span.Length)]).IsSupported ? 1 : 0;
            }
        }

        Assert.True(supported >= 0.97 * all, $"{supported} of {all}");
    }

    private static IEnumerable<string> RealAbstracts()
    {
        using var file = File.OpenRead(SharedData.File("data", "summaries", "scitldr-train.jsonl.gz"));
        using var lines = new StreamReader(new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionMode.Decompress));
        while (lines.ReadLine() is { } line)
        {
            using var record = System.Text.Json.JsonDocument.Parse(line);
            yield return string.Join(' ', record.RootElement.GetProperty("sentences").EnumerateArray().Select(s => s.GetString()));
        }
    }

    private static string? Fault(string sentence) => SupportCheck.Check(Title, Abstract, [sentence]).Fault;

    private static string At(SummarySentence sentence) => Abstract.Substring(sentence.Start, sentence.Length);
}
