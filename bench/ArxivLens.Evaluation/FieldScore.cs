namespace ArxivLens.Evaluation;

/// <summary>How many values of each field were found, of how many there are, among how many that were said.</summary>
internal sealed class FieldScore
{
    private readonly Dictionary<string, (int Right, int Said, int Labelled)> counts = [];

    /// <summary>Counts one reference; a value counts as often as it stands on both sides.</summary>
    public void Add(IEnumerable<(string Field, string Text)> labelled, IEnumerable<(string Field, string Text)> said)
    {
        var left = labelled.ToList();
        foreach (var (field, _) in left)
            Change(field, 0, 0, 1);
        foreach (var value in said)
            Change(value.Field, left.Remove(value) ? 1 : 0, 1, 0);
    }

    /// <summary>The mean of F1 over the fields that are meant to be in it.</summary>
    public double Mean => ReferenceFields.Names.Take(ReferenceFields.InMean).Average(name => Of(name).F1);

    /// <summary>The figures of a field, 0 to 1.</summary>
    public FieldFigures Of(string field)
    {
        var (right, said, labelled) = counts.GetValueOrDefault(field);
        var (precision, recall) = (said > 0 ? (double)right / said : 0, labelled > 0 ? (double)right / labelled : 0);
        return new FieldFigures(precision, recall, right > 0 ? 2 * precision * recall / (precision + recall) : 0, labelled);
    }

    private void Change(string field, int right, int said, int labelled)
    {
        var old = counts.GetValueOrDefault(field);
        counts[field] = (old.Right + right, old.Said + said, old.Labelled + labelled);
    }
}

/// <summary>The figures of one field.</summary>
/// <param name="Precision">Of the values said, the share that is labelled.</param>
/// <param name="Recall">Of the values labelled, the share that was said.</param>
/// <param name="F1">The harmonic mean of both.</param>
/// <param name="Support">How many values are labelled.</param>
internal sealed record FieldFigures(double Precision, double Recall, double F1, int Support);
