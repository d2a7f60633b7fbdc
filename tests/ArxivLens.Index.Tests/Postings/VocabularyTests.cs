using System.Text;
using ArxivLens.Index.Analysis;
using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Tests.Postings;

public sealed class VocabularyTests
{
    private static readonly string[] Endings = ["", "s", "ing", "ed"];

    [Fact]
    public void A_term_has_the_forms_it_was_met_in_as_they_came()
    {
        var vocabulary = new Vocabulary();
        Assert.Equal((0, 0), Number(vocabulary, "theories", true));
        Assert.Equal((1, 0), Number(vocabulary, "dark", true));
        Assert.Equal((0, 1), Number(vocabulary, "theory", true));
        Assert.Equal((0, 0), Number(vocabulary, "theories", true));
        Assert.Equal((0, 2), Number(vocabulary, "theorys", true));
        Assert.Equal((0, 1), Number(vocabulary, "theory", true));
        Assert.Equal(["theories", "theory", "theorys"], Forms(vocabulary, 0));
        Assert.Equal(["dark"], Forms(vocabulary, 1));
        Assert.Equal(2, vocabulary.Count);
    }

    [Fact]
    public void The_same_form_of_two_terms_is_two_forms()
    {
        var vocabulary = new Vocabulary();
        Assert.Equal((0, 0), Number(vocabulary, "stars", true));
        Assert.Equal((1, 0), Number(vocabulary, "stars", false));
        Assert.Equal((0, 0), Number(vocabulary, "stars", true));
        Assert.Equal((1, 0), Number(vocabulary, "stars", false));
        Assert.Equal((0, 1), Number(vocabulary, "star", false));
        Assert.Equal(["stars", "star"], Forms(vocabulary, 0));
        Assert.Equal(["stars"], Forms(vocabulary, 1));
    }

    [Fact]
    public void A_form_that_is_its_term_in_mathematics_and_elsewhere_is_one()
    {
        var vocabulary = new Vocabulary();
        Assert.Equal((0, 0), Number(vocabulary, "dark", true));
        Assert.Equal((0, 0), Number(vocabulary, "dark", false));
        Assert.Equal((0, 1), Number(vocabulary, "darks", true));
        Assert.Equal(["dark", "darks"], Forms(vocabulary, 0));
    }

    [Fact]
    public void Forms_of_any_length_and_script_are_told_apart()
    {
        var vocabulary = new Vocabulary();
        var forms = Enumerable.Range(1, 67).SelectMany(length => new[]
        {
            new string('a', length), new string('a', length - 1) + "b", "b" + new string('a', length), new string('é', length),
            new string('a', length) + "é", "é" + new string('a', length),
        }).Distinct().ToArray();

        Assert.All(forms, (form, place) => Assert.Equal((place, 0), Number(vocabulary, form, false)));
        Assert.All(forms, (form, place) => Assert.Equal((place, 0), Number(vocabulary, form, false)));
        Assert.All(forms, (form, place) => Assert.Equal([form], Forms(vocabulary, place)));
    }

    [Fact]
    public void It_agrees_with_a_dictionary()
    {
        var vocabulary = new Vocabulary();
        var terms = new Dictionary<string, List<string>>();
        var order = new List<string>();
        var random = new Sequence(5);
        for (var round = 0; round < 9_000; round++)
        {
            var word = string.Concat(Enumerable.Range(0, 3).Select(_ => "bcdfglmn"[random.Below(8)].ToString() + "aio"[random.Below(3)]))[..5];
            var form = word + Endings[random.Below(Endings.Length)];
            var isStemmed = random.Below(2) == 0;
            var term = isStemmed ? Analyzer.Analyze(form)[0].Term : form;
            if (!terms.TryGetValue(term, out var forms))
            {
                terms.Add(term, forms = []);
                order.Add(term);
            }

            if (!forms.Contains(form))
                forms.Add(form);
            Assert.Equal((order.IndexOf(term), forms.IndexOf(form)), Number(vocabulary, form, isStemmed));
        }

        foreach (var (term, forms) in terms)
            Assert.Equal(forms, Forms(vocabulary, order.IndexOf(term)));
    }

    private static (int Term, int Index) Number(Vocabulary vocabulary, string form, bool isStemmed)
    {
        var number = vocabulary.Number(form, isStemmed);
        return (number.Term, number.Index);
    }

    private static string[] Forms(Vocabulary vocabulary, int term)
        => [.. Enumerable.Range(0, vocabulary.FormCount(term)).Select(index => Encoding.UTF8.GetString(vocabulary.FormOf(term, index)))];
}
