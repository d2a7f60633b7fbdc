namespace ArxivLens.Core.Questions;

/// <summary>
/// The sentences of a text as vectors of TF-IDF within the text itself (idf over its sentences), for telling how like they are.
/// </summary>
internal sealed class PassageVectors
{
    private readonly IReadOnlyList<PassageText> sentences;
    private readonly float[] rarity;
    private readonly float[] lengths;

    /// <summary>Reads sentences whose words are numbered below a number.</summary>
    public PassageVectors(IReadOnlyList<PassageText> sentences, int words)
    {
        this.sentences = sentences;
        rarity = new float[words];
        foreach (var sentence in sentences)
        {
            foreach (var term in sentence.Terms.Distinct()) rarity[term]++;
        }

        for (var term = 0; term < words; term++)
            rarity[term] = MathF.Log(1 + (sentences.Count + 1) / (rarity[term] + 1));
        lengths = [.. sentences.Select(LengthOf)];
    }

    /// <summary>The sum of the vectors, each of length 1, of some sentences.</summary>
    public SentenceMiddle MiddleOf(IEnumerable<int> chosen)
    {
        var sum = new float[rarity.Length];
        foreach (var at in chosen)
        {
            if (lengths[at] == 0) continue;
            foreach (var term in sentences[at].Terms) sum[term] += rarity[term] / lengths[at];
        }

        return new SentenceMiddle(sum, Math.Sqrt(sum.Sum(part => (double)part * part)));
    }

    /// <summary>The cosine of a sentence with a sum of others, 0 to 1.</summary>
    public double Cosine(int at, SentenceMiddle middle)
    {
        if (lengths[at] == 0 || middle.Length == 0) return 0;
        var product = 0.0;
        foreach (var term in sentences[at].Terms) product += rarity[term] * middle.Sum[term];
        return product / (lengths[at] * middle.Length);
    }

    // As if each word stood once: repetitions within a sentence are few.
    private float LengthOf(PassageText sentence) => MathF.Sqrt(sentence.Terms.Sum(term => rarity[term] * rarity[term]));
}

/// <summary>A sum of sentences.</summary>
/// <param name="Sum">Its parts by word.</param>
/// <param name="Length">Its length.</param>
internal readonly record struct SentenceMiddle(float[] Sum, double Length);
