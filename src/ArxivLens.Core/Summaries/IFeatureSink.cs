namespace ArxivLens.Core.Summaries;

/// <summary>Takes the features of a sentence: to add up their weights, or to learn them.</summary>
internal interface IFeatureSink
{
    /// <summary>Takes a feature by its number.</summary>
    void Add(int feature, double value);

    /// <summary>Takes a feature named by a word.</summary>
    void Add(Template template, TextToken word);

    /// <summary>Takes a feature named by two words.</summary>
    void Add(Template template, TextToken first, TextToken second);

    /// <summary>Takes a feature named by three words.</summary>
    void Add(Template template, TextToken first, TextToken second, TextToken third);
}

/// <summary>Features by their names in the code.</summary>
internal static class FeatureSinkExtensions
{
    /// <summary>Takes a feature.</summary>
    public static void Add<TSink>(this ref TSink sink, SummaryFeature feature, double value)
        where TSink : struct, IFeatureSink
        => sink.Add((int)feature, value);
}
