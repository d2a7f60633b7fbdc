namespace ArxivLens.Core.References;

/// <summary>Takes the features of one piece of a reference after the other.</summary>
internal interface IReferenceFeatureSink
{
    /// <summary>Whether it wants the names of features.</summary>
    static abstract bool IsNaming { get; }

    /// <summary>Takes a feature of the piece at hand.</summary>
    void Add(FeatureValue kind);

    /// <summary>Takes a feature with one value.</summary>
    void Add(FeatureValue kind, FeatureValue value);

    /// <summary>Takes a feature with two values.</summary>
    void Add(FeatureValue kind, FeatureValue first, FeatureValue second);

    /// <summary>Takes a feature with three values.</summary>
    void Add(FeatureValue kind, FeatureValue first, FeatureValue second, FeatureValue third);

    /// <summary>The piece at hand has no more.</summary>
    void EndPiece();
}
