namespace ArxivLens.Core.Summaries;

/// <summary>What is counted of a way to say a sentence.</summary>
internal struct FormMeasure
{
    private double shared;
    private double weight;
    private double squares;
    private double product;
    private double covered;
    private double spread;
    private int stems;

    /// <summary>Words and formulas.</summary>
    public int Words;

    /// <summary>Content words.</summary>
    public int Content;

    /// <summary>Numbers.</summary>
    public int Numbers;

    /// <summary>Sum of its words' probabilities.</summary>
    public double Inclusion;

    /// <summary>The same of content words.</summary>
    public double ContentInclusion;

    /// <summary>It has a bracket.</summary>
    public bool HasBracket;

    /// <summary>It has a colon.</summary>
    public bool HasColon;

    /// <summary>It has a formula.</summary>
    public bool HasFormula;

    /// <summary>Share of the title's weight it has.</summary>
    public double TitleRecall { get; private set; }

    /// <summary>Share of its weight the title has.</summary>
    public double TitlePrecision { get; private set; }

    /// <summary>Cosine with the abstract.</summary>
    public double Cosine { get; private set; }

    /// <summary>Share of the abstract's weight it has.</summary>
    public double Coverage { get; private set; }

    /// <summary>Mean idf.</summary>
    public double MeanRarity { get; private set; }

    /// <summary>Mean number of sentences that have its stems.</summary>
    public double Centrality { get; private set; }

    /// <summary>F1 expected against a reference of some words.</summary>
    public readonly double Expected(int reference) => 2 * Inclusion / (Words + reference);

    /// <summary>Counts a stem it has.</summary>
    public void Count(StemPlace stem)
    {
        stems++;
        weight += stem.Rarity;
        if (stem.IsInTitle) shared += stem.Rarity;
        squares += stem.Rarity * stem.Rarity;
        product += stem.Rarity * stem.Rarity * stem.Occurrences;
        covered += stem.Rarity * stem.Sentences;
        spread += stem.Sentences;
    }

    /// <summary>Makes shares of the counts.</summary>
    public void Finish(AbstractWords words)
    {
        TitleRecall = words.TitleWeight > 0 ? shared / words.TitleWeight : 0;
        TitlePrecision = weight > 0 ? shared / weight : 0;
        Cosine = squares > 0 ? product / Math.Sqrt(squares) / words.Norm : 0;
        Coverage = covered / words.Weight;
        MeanRarity = weight / Math.Max(1, stems);
        Centrality = spread / Math.Max(1, stems);
    }
}

/// <summary>The greatest measures of an abstract, with which each form is compared.</summary>
internal struct BestMeasures
{
    /// <summary>The greatest title recall.</summary>
    public double TitleRecall { get; private set; }

    /// <summary>The greatest cosine.</summary>
    public double Cosine { get; private set; }

    /// <summary>The greatest coverage.</summary>
    public double Coverage { get; private set; }

    /// <summary>The greatest F1 expected against 16 words.</summary>
    public double ExpectedMiddle { get; private set; }

    /// <summary>The greatest F1 expected against 24 words.</summary>
    public double ExpectedLong { get; private set; }

    /// <summary>Takes a form into account.</summary>
    public void Include(in FormMeasure measure)
    {
        TitleRecall = Math.Max(TitleRecall, measure.TitleRecall);
        Cosine = Math.Max(Cosine, measure.Cosine);
        Coverage = Math.Max(Coverage, measure.Coverage);
        ExpectedMiddle = Math.Max(ExpectedMiddle, measure.Expected(16));
        ExpectedLong = Math.Max(ExpectedLong, measure.Expected(24));
    }
}
