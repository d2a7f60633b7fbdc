namespace ArxivLens.Core.Summaries;

/// <summary>Adds up the weights of what is measured of a sentence.</summary>
/// <param name="model">The weights.</param>
internal struct WeighingSink(SummaryModel model) : IFeatureSink
{
    /// <summary>The sum.</summary>
    public double Sum { get; private set; }

    /// <inheritdoc/>
    public void Add(int feature, double value) => Sum += value * model.WeightOf(feature);

    /// <inheritdoc/>
    public void Add(Template template, TextToken word) => Sum += model.WeightOf(TemplateNames.Key(template, word.Hash));

    /// <inheritdoc/>
    public void Add(Template template, TextToken first, TextToken second)
        => Sum += model.WeightOf(WordHash.Join(TemplateNames.Key(template, first.Hash), second.Hash));

    /// <inheritdoc/>
    public void Add(Template template, TextToken first, TextToken second, TextToken third)
        => Sum += model.WeightOf(WordHash.Join(WordHash.Join(TemplateNames.Key(template, first.Hash), second.Hash), third.Hash));
}

/// <summary>Adds up the weights of what is measured of a word.</summary>
/// <param name="model">The weights.</param>
/// <param name="text">The abstract the word is of.</param>
internal struct InclusionSink(SummaryModel model, AbstractText text) : IFeatureSink
{
    /// <summary>Letters of an ending.</summary>
    public const int EndingLength = 3;

    /// <summary>The sum.</summary>
    public double Sum { get; private set; }

    /// <inheritdoc/>
    public void Add(int feature, double value) => Sum += value * model.InclusionWeightOf(feature);

    /// <inheritdoc/>
    public void Add(Template template, TextToken word)
        => Sum += model.WeightOf(TemplateNames.Key(template, template == Template.IncludedEnding ? Ending(word) : word.Hash));

    /// <inheritdoc/>
    public readonly void Add(Template template, TextToken first, TextToken second) => throw new NotSupportedException();

    /// <inheritdoc/>
    public readonly void Add(Template template, TextToken first, TextToken second, TextToken third)
        => throw new NotSupportedException();

    private readonly ulong Ending(TextToken word)
        => WordHash.Of(text.Of(word)[^Math.Min(EndingLength, word.End - word.Start)..]);
}
