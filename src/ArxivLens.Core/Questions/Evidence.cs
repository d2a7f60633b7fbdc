namespace ArxivLens.Core.Questions;

/// <summary>The passages that bear on a question, the nearest first.</summary>
/// <param name="Passages">Those above the learnt threshold; empty when nothing in this library bears on it.</param>
/// <param name="Threshold">The least closeness of a passage that is shown.</param>
/// <param name="Works">How many works were looked at.</param>
public sealed record Evidence(IReadOnlyList<Bearing> Passages, double Threshold, int Works)
{
    /// <summary>What <see cref="OrderedBy"/> is where no model gave the order.</summary>
    public const string Index = "index";

    /// <summary>Who gave the order: a model's name, or <see cref="Index"/>.</summary>
    public string OrderedBy { get; init; } = Index;

    /// <summary>The model whose order is shown at will in place of this one; <c>null</c> when there is none.</summary>
    public string? OtherOrder { get; init; }

    /// <summary>What a model left out or put later, of what is shown by closeness; by closeness.</summary>
    public IReadOnlyList<Bearing> Below { get; init; } = [];

    /// <summary>Whether a model gave the order.</summary>
    public bool IsByModel => OrderedBy != Index;
}

/// <summary>A passage, and why it is near.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Closeness">How surely it bears on the question, 0 to 1; the sum of the parts through the learnt curve.</param>
/// <param name="Relation">How its work stands to the works that are asked.</param>
/// <param name="Terms">Words of the question, its label or its context that the passage has, the weightiest first.</param>
public sealed record Bearing(Passage Passage, double Closeness, PassageRelation Relation, IReadOnlyList<MatchedTerm> Terms);

/// <summary>A word that question and passage share.</summary>
/// <param name="Text">As it stands in the passage.</param>
/// <param name="Part">What it adds to the text part of the score.</param>
/// <param name="IsAsked">Whether it stands in the question itself and not only in its label or context.</param>
public sealed record MatchedTerm(string Text, double Part, bool IsAsked);

/// <summary>How a passage's work stands to the works that are asked.</summary>
public enum PassageRelation
{
    /// <summary>It is one of them.</summary>
    Asked,

    /// <summary>One of them cites it.</summary>
    Cited,

    /// <summary>It cites one of them.</summary>
    Citing,

    /// <summary>It is like one of them.</summary>
    Similar,

    /// <summary>None of these.</summary>
    Library,
}
