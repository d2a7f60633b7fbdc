namespace ArxivLens.Core.References;

/// <summary>Labels the pieces of references, one after the other, in the same room; one for each thread.</summary>
internal sealed class ReferenceLabeller(ReferenceModel model)
{
    private readonly List<ReferenceForm> forms = [];
    private PieceTraits[] traits = new PieceTraits[64];
    private char[] folded = new char[512];
    private float[] scores = new float[64 * ReferenceModel.Stride];
    private byte[] back = new byte[64 * ReferenceModel.Labels];
    private PieceEnd[] ends = new PieceEnd[64];
    private ReferenceLabel[] labels = new ReferenceLabel[64];

    /// <summary>The pieces of the reference that was labelled last.</summary>
    public List<ReferenceToken> Tokens { get; } = [];

    /// <summary>Labels a reference; the answer holds until the next.</summary>
    public ReadOnlySpan<ReferenceLabel> Label(ReadOnlySpan<char> text)
    {
        ReferenceTokens.Split(text, forms, Tokens);
        if (Tokens.Count == 0)
            return [];
        MakeRoom(text.Length, Tokens.Count);
        FoldedText.Fold(text, folded);
        PieceReader.Read(text, folded, Tokens, traits, isNaming: false);
        var used = scores.AsSpan(0, Tokens.Count * ReferenceModel.Stride);
        used.Clear();
        var sink = new ScoringSink(model, used);
        ReferenceFeatures.Write(folded.AsSpan(0, text.Length), Tokens, traits.AsSpan(0, Tokens.Count), ref sink);
        for (var at = 0; at < Tokens.Count; at++)
        {
            ends[at] = traits[at].End;
            if (Tokens[at].Form is { } form)
                Force(used.Slice(at * ReferenceModel.Stride, ReferenceModel.Labels), form);
        }

        var answer = labels.AsSpan(0, Tokens.Count);
        model.Decode(used, ends, back, answer);
        return answer;
    }

    /// <summary>What has a form of its own is nothing else.</summary>
    private static void Force(Span<float> scores, ReferenceLabel label)
    {
        for (var other = 0; other < scores.Length; other++)
            scores[other] = other == (int)label ? 0 : -1e6f;
    }

    private void MakeRoom(int length, int pieces)
    {
        if (folded.Length < length)
            folded = new char[length * 2];
        if (traits.Length >= pieces)
            return;
        traits = new PieceTraits[pieces * 2];
        scores = new float[pieces * 2 * ReferenceModel.Stride];
        back = new byte[pieces * 2 * ReferenceModel.Labels];
        ends = new PieceEnd[pieces * 2];
        labels = new ReferenceLabel[pieces * 2];
    }

    /// <summary>Adds up what features weigh.</summary>
    private ref struct ScoringSink(ReferenceModel model, Span<float> scores) : IReferenceFeatureSink
    {
        private readonly Span<float> scores = scores;
        private int at;

        public static bool IsNaming => false;

        public void Add(FeatureValue kind) => Take(kind.Hash);

        public void Add(FeatureValue kind, FeatureValue value) => Take(FeatureValue.Join(kind, value));

        public void Add(FeatureValue kind, FeatureValue first, FeatureValue second) =>
            Take(FeatureValue.Join(kind, first, second));

        public void Add(FeatureValue kind, FeatureValue first, FeatureValue second, FeatureValue third) =>
            Take(FeatureValue.Join(kind, first, second, third));

        public void EndPiece() => at += ReferenceModel.Stride;

        private readonly void Take(ulong feature)
        {
            var row = model.RowOf(feature);
            if (row >= 0)
                model.AddRow(row, scores.Slice(at, ReferenceModel.Stride));
        }
    }
}
