namespace ArxivLens.Core.References;

/// <summary>
/// Finds the labels that weigh most where authors, title, journal and the like stand in one place: which the chain alone, that sees two
/// neighbours at a time, cannot know. A label found in two places is kept in one of them, or they are joined, whatever costs least.
/// </summary>
internal sealed class OnceDecoder(ReferenceModel model)
{
    private const float Never = -1e6f;
    private const int MostRounds = 4;
    private const int MostPlaces = 4;

    private static readonly ReferenceLabel[] Once =
        [ReferenceLabel.Author, ReferenceLabel.Title, ReferenceLabel.Journal, ReferenceLabel.Book, ReferenceLabel.Editor, ReferenceLabel.Number];

    private readonly List<(int Start, int End)> places = [];
    private float[] work = [];
    private byte[] back = [];
    private ReferenceLabel[] labels = [];
    private ReferenceLabel[] tried = [];

    /// <summary>The labels of pieces; the answer holds until the next.</summary>
    /// <param name="scores">A row of scores a piece; what is ruled out is written into it.</param>
    /// <param name="ends">How each piece ends.</param>
    public ReadOnlySpan<ReferenceLabel> Decode(Span<float> scores, ReadOnlySpan<PieceEnd> ends)
    {
        MakeRoom(ends.Length);
        Try(scores, ends);
        for (var round = 0; round < MostRounds; round++)
        {
            (labels, tried) = (tried, labels);
            if (FindTwice(ends.Length) is not { } label)
                return labels.AsSpan(0, ends.Length);
            Settle(scores, ends, label);
        }

        (labels, tried) = (tried, labels);
        return labels.AsSpan(0, ends.Length);
    }

    /// <summary>Rules out all but the best way to have a label in one place; the labels of it are those tried last.</summary>
    private void Settle(Span<float> scores, ReadOnlySpan<PieceEnd> ends, ReferenceLabel label)
    {
        var (best, most) = (-1, float.NegativeInfinity);
        for (var choice = 0; choice <= places.Count; choice++)
        {
            var total = Try(scores, ends, label, choice);
            if (total > most)
                (best, most) = (choice, total);
        }

        RuleOut(scores, label, best);
        Try(scores, ends);
    }

    private float Try(ReadOnlySpan<float> scores, ReadOnlySpan<PieceEnd> ends, ReferenceLabel label = default, int choice = -1)
    {
        var copy = work.AsSpan(0, scores.Length);
        scores.CopyTo(copy);
        if (choice >= 0)
            RuleOut(copy, label, choice);
        return model.Decode(copy, ends, back, tried.AsSpan(0, ends.Length));
    }

    /// <summary>Keeps a label to one of its places, or joins them all.</summary>
    private void RuleOut(Span<float> scores, ReferenceLabel label, int choice)
    {
        if (choice == places.Count)
        {
            for (var at = places[0].Start; at < places[^1].End; at++)
                Keep(scores.Slice(at * ReferenceModel.Stride, ReferenceModel.Labels), label);
            return;
        }

        var from = choice > 0 ? places[choice - 1].End : 0;
        var to = choice + 1 < places.Count ? places[choice + 1].Start : scores.Length / ReferenceModel.Stride;
        for (var at = 0; at < scores.Length / ReferenceModel.Stride; at++)
        {
            if (at < from || at >= to)
                scores[(at * ReferenceModel.Stride) + (int)label] = Never;
        }
    }

    private static void Keep(Span<float> scores, ReferenceLabel label)
    {
        for (var other = 0; other < scores.Length; other++)
            scores[other] += other == (int)label ? 0 : Never;
    }

    private ReferenceLabel? FindTwice(int count)
    {
        foreach (var label in Once)
        {
            places.Clear();
            for (var at = 0; at < count && places.Count < MostPlaces; at++)
            {
                if (labels[at] != label)
                    continue;
                var start = at;
                while (at < count && labels[at] == label)
                    at++;
                places.Add((start, at));
            }

            if (places.Count > 1)
                return label;
        }

        return null;
    }

    private void MakeRoom(int pieces)
    {
        if (labels.Length >= pieces)
            return;
        work = new float[pieces * 2 * ReferenceModel.Stride];
        back = new byte[pieces * 2 * ReferenceModel.Labels];
        labels = new ReferenceLabel[pieces * 2];
        tried = new ReferenceLabel[pieces * 2];
    }
}
