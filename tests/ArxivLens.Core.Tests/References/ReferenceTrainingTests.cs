using ArxivLens.Core.References;
using ArxivLens.Training;

namespace ArxivLens.Core.Tests.References;

/// <summary>The weights of the parser come from what people labelled, and come again.</summary>
public sealed class ReferenceTrainingTests
{
    private const int Few = 120;

    [SharedDataFact]
    public void The_same_references_give_the_same_weights()
    {
        var references = LabelledReferenceFile.Read(SharedData.File("data", "references", "labelled-gold.xml.gz")).Take(Few).ToList();
        Assert.Equal(Learn(references), Learn(references));
    }

    [SharedDataFact]
    public void Weights_written_to_a_file_label_as_those_that_were_learnt()
    {
        var references = LabelledReferenceFile.Read(SharedData.File("data", "references", "labelled-gold.xml.gz")).Take(Few).ToList();
        using var text = new StringReader(string.Join('\n', Learn(references)));
        var labeller = new ReferenceLabeller(ReferenceModel.Read(text));
        var (right, all) = (0, 0);
        foreach (var reference in references)
        {
            var labels = labeller.Label(reference.Text).ToArray();
            right += LabelledPieces.Of(reference, labeller.Tokens).Zip(labels).Count(pair => pair.First == pair.Second);
            all += labels.Length;
        }

        Assert.True(right > 0.97 * all, $"{right} of {all}");
    }

    [Fact]
    public void What_is_written_together_is_taken_apart_as_its_form_says()
    {
        var text = "A. Author. 1992;27: 54(2):91–108";
        var (forms, tokens) = (new List<ReferenceForm>(), new List<ReferenceToken>());
        ReferenceTokens.Split(text, forms, tokens);
        var labelled = new LabelledReference(
            text, [new(ReferenceLabel.Author, new(0, 10)), new(ReferenceLabel.Volume, new(11, text.Length))]);
        Assert.Equal(
            [ReferenceLabel.Author, ReferenceLabel.Author, ReferenceLabel.Date, ReferenceLabel.Volume, ReferenceLabel.Volume, ReferenceLabel.Volume, ReferenceLabel.Pages],
            LabelledPieces.Of(labelled, tokens));
    }

    private static List<string> Learn(List<LabelledReference> references)
    {
        var corpus = new ReferenceCorpus(references);
        var weights = ReferenceFieldTraining.Learn(corpus, [.. Enumerable.Range(0, references.Count)], new ReferenceLearning(Rounds: 6));
        return [.. weights.Lines(corpus.Names, ReferenceTraining.Digits)];
    }
}
