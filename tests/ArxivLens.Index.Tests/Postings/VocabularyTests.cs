using System.Text;
using ArxivLens.Index.Postings;

namespace ArxivLens.Index.Tests.Postings;

public sealed class VocabularyTests
{
    [Fact]
    public void A_term_has_the_forms_it_was_met_in_as_they_came()
    {
        var vocabulary = new Vocabulary();
        Assert.Equal((0, 0), Number(vocabulary, "theory", "theories"));
        Assert.Equal((1, 0), Number(vocabulary, "dark", "dark"));
        Assert.Equal((0, 1), Number(vocabulary, "theory", "theory"));
        Assert.Equal((0, 0), Number(vocabulary, "theory", "theories"));
        Assert.Equal((0, 2), Number(vocabulary, "theory", "theorys"));
        Assert.Equal((0, 1), Number(vocabulary, "theory", "theory"));
        Assert.Equal(["theories", "theory", "theorys"], Forms(vocabulary, 0));
        Assert.Equal(["dark"], Forms(vocabulary, 1));
        Assert.Equal(2, vocabulary.Count);
    }

    [Fact]
    public void The_same_form_of_two_terms_is_two_forms()
    {
        var vocabulary = new Vocabulary();
        Assert.Equal((0, 0), Number(vocabulary, "gas", "gases"));
        Assert.Equal((1, 0), Number(vocabulary, "gases", "gases"));
        Assert.Equal((0, 0), Number(vocabulary, "gas", "gases"));
        Assert.Equal((1, 0), Number(vocabulary, "gases", "gases"));
        Assert.Equal((1, 1), Number(vocabulary, "gases", "gasés"));
        Assert.Equal(["gases"], Forms(vocabulary, 0));
        Assert.Equal(["gases", "gasés"], Forms(vocabulary, 1));
    }

    [Fact]
    public void It_agrees_with_a_dictionary()
    {
        var vocabulary = new Vocabulary();
        var terms = new Dictionary<string, List<string>>();
        var order = new List<string>();
        var random = new Sequence(5);
        for (var round = 0; round < 5_000; round++)
        {
            var term = $"t{random.Below(40)}";
            var form = $"f{random.Below(60)}";
            if (!terms.TryGetValue(term, out var forms))
            {
                terms.Add(term, forms = []);
                order.Add(term);
            }

            if (!forms.Contains(form))
                forms.Add(form);
            Assert.Equal((order.IndexOf(term), forms.IndexOf(form)), Number(vocabulary, term, form));
        }

        foreach (var (term, forms) in terms)
            Assert.Equal(forms, Forms(vocabulary, order.IndexOf(term)));
    }

    private static (int Term, int Index) Number(Vocabulary vocabulary, string term, string form)
    {
        var number = vocabulary.Number(term, form);
        return (number.Term, number.Index);
    }

    private static string[] Forms(Vocabulary vocabulary, int term)
        => [.. Enumerable.Range(0, vocabulary.FormCount(term)).Select(index => Encoding.UTF8.GetString(vocabulary.FormOf(term, index)))];
}
