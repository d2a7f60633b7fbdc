using ArxivLens.Core.Summaries;

namespace ArxivLens.Training;

/// <summary>Writes down what is measured, as a row of a matrix.</summary>
/// <param name="text">The abstract.</param>
/// <param name="names">The columns.</param>
/// <param name="rows">The matrix.</param>
/// <param name="plainName">The name of a feature that has a number.</param>
internal readonly struct RecordingSink(AbstractText text, FeatureNames names, SparseRows rows, Func<int, string> plainName)
    : IFeatureSink
{
    /// <inheritdoc/>
    public void Add(int feature, double value)
    {
        var name = plainName;
        if (value != 0) rows.Add(names.Column((ulong)feature, () => name(feature)), value);
    }

    /// <inheritdoc/>
    public void Add(Template template, TextToken word)
    {
        var words = Words(word);
        if (template == Template.IncludedEnding) words = words[^Math.Min(words.Length, InclusionSink.EndingLength)..];
        Record(template, WordHash.Of(words), words);
    }

    /// <inheritdoc/>
    public void Add(Template template, TextToken first, TextToken second)
    {
        var key = WordHash.Join(TemplateNames.Key(template, first.Hash), second.Hash);
        var words = this;
        rows.Add(names.Column(key, () => TemplateNames.Name(template, $"{words.Words(first)} {words.Words(second)}")), 1);
    }

    /// <inheritdoc/>
    public void Add(Template template, TextToken first, TextToken second, TextToken third)
    {
        var key = WordHash.Join(WordHash.Join(TemplateNames.Key(template, first.Hash), second.Hash), third.Hash);
        var words = this;
        string Name() => TemplateNames.Name(template, $"{words.Words(first)} {words.Words(second)} {words.Words(third)}");
        rows.Add(names.Column(key, Name), 1);
    }

    private void Record(Template template, ulong hash, string words)
        => rows.Add(names.Column(TemplateNames.Key(template, hash), () => TemplateNames.Name(template, words)), 1);

    private string Words(TextToken word) => text.Of(word).ToString().ToLowerInvariant();
}
