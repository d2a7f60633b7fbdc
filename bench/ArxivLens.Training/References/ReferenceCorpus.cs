using ArxivLens.Core.References;

namespace ArxivLens.Training;

/// <summary>Labelled references as a learner sees them: the features of every piece by number, its end and its label.</summary>
internal sealed class ReferenceCorpus
{
    private readonly Dictionary<ulong, int> numbers = [];
    private readonly List<string> names = [];

    /// <summary>Makes the features of references.</summary>
    /// <param name="references">The references.</param>
    /// <param name="leftOut">Kinds of features that are left out, to see what they do.</param>
    public ReferenceCorpus(IReadOnlyList<LabelledReference> references, IReadOnlySet<string>? leftOut = null)
    {
        References = references;
        var (forms, tokens, traits) = (new List<ReferenceForm>(), new List<ReferenceToken>(), new PieceTraits[ReferenceParser.LongestText]);
        foreach (var reference in references)
        {
            ReferenceTokens.Split(reference.Text, forms, tokens);
            var folded = new char[reference.Text.Length];
            FoldedText.Fold(reference.Text, folded);
            PieceReader.Read(reference.Text, folded, tokens, traits, isNaming: true);
            var sink = new NamingSink(this, leftOut);
            ReferenceFeatures.Write(folded, tokens, traits.AsSpan(0, tokens.Count), ref sink);
            Sequences.Add(new ReferenceSequence(
                [.. sink.Pieces], [.. traits.Take(tokens.Count).Select(trait => (int)trait.End)],
                [.. LabelledPieces.Of(reference, tokens).Select(label => (int)label)], [.. tokens.Select(token => token.Form is not null)]));
        }
    }

    /// <summary>The references.</summary>
    public IReadOnlyList<LabelledReference> References { get; }

    /// <summary>The same as numbers.</summary>
    public List<ReferenceSequence> Sequences { get; } = [];

    /// <summary>The names of features by number.</summary>
    public IReadOnlyList<string> Names => names;

    private int NumberOf(string name)
    {
        var hash = FeatureValue.HashOf(name);
        if (numbers.TryGetValue(hash, out var number))
            return number;
        names.Add(name);
        return numbers[hash] = names.Count - 1;
    }

    /// <summary>Collects the numbers of features.</summary>
    private readonly struct NamingSink(ReferenceCorpus corpus, IReadOnlySet<string>? leftOut) : IReferenceFeatureSink
    {
        private readonly List<int> piece = [];

        public static bool IsNaming => true;

        public List<int[]> Pieces { get; } = [];

        public void Add(FeatureValue kind) => Take(kind, kind.Name!);

        public void Add(FeatureValue kind, FeatureValue value) => Take(kind, $"{kind.Name}={value.Name}");

        public void Add(FeatureValue kind, FeatureValue first, FeatureValue second) => Take(kind, $"{kind.Name}={first.Name}|{second.Name}");

        public void Add(FeatureValue kind, FeatureValue first, FeatureValue second, FeatureValue third) =>
            Take(kind, $"{kind.Name}={first.Name}|{second.Name}|{third.Name}");

        public void EndPiece()
        {
            Pieces.Add([.. piece]);
            piece.Clear();
        }

        private void Take(FeatureValue kind, string name)
        {
            if (leftOut is null || !leftOut.Contains(kind.Name!))
                piece.Add(corpus.NumberOf(name));
        }
    }
}

/// <summary>One reference as numbers.</summary>
/// <param name="Features">The features of each piece.</param>
/// <param name="Ends">How each piece ends.</param>
/// <param name="Labels">The label of each piece.</param>
/// <param name="AreForced">Whether the form of a piece says its label.</param>
internal sealed record ReferenceSequence(int[][] Features, int[] Ends, int[] Labels, bool[] AreForced);
