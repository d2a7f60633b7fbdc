using ArxivLens.Core.Summaries;

namespace ArxivLens.Training;

/// <summary>Sentences as the rows of weights they have, with their roles.</summary>
internal sealed class FindingExamples
{
    private readonly List<int[]> rows = [];
    private readonly List<int> roles = [];

    /// <summary>What is seen in each sentence.</summary>
    public IReadOnlyList<int[]> Rows => rows;

    /// <summary>The role of each.</summary>
    public IReadOnlyList<int> Roles => roles;

    /// <summary>Adds the sentences of an abstract whose role is known.</summary>
    /// <param name="model">Reads them.</param>
    /// <param name="labelled">The abstract.</param>
    /// <param name="hide">Which rows are not to be seen in a sentence, by its place; none when missing.</param>
    public void Add(SentenceRoleModel model, LabelledAbstract labelled, Func<int, Predicate<int>?>? hide = null)
    {
        var readings = model.Read(string.Join(' ', labelled.Sentences), SentenceRoles.SpansOf(labelled.Sentences));
        for (var at = 0; at < readings.Count; at++)
        {
            if (labelled.Roles[at] is not { } role)
                continue;
            rows.Add(hide?.Invoke(at) is { } hidden ? Array.FindAll(readings[at].Rows, row => !hidden(row)) : readings[at].Rows);
            roles.Add((int)role);
        }
    }

    /// <summary>Adds other examples.</summary>
    public void Add(FindingExamples others)
    {
        rows.AddRange(others.rows);
        roles.AddRange(others.roles);
    }

    /// <summary>
    /// Trains weights for them: multinomial logistic regression, loss summed over the sentences plus 25 times the sum of the
    /// squares of the weights.
    /// </summary>
    public float[][] Train(int rowCount)
    {
        var classes = SentenceRoleModel.RoleCount;
        var weights = LimitedMemoryBfgs.Minimise(Loss, rowCount * classes, 150);
        return [.. weights.Chunk(classes).Select(row => Array.ConvertAll(row, weight => (float)Math.Round(weight, 3)))];
    }

    private double Loss(double[] weights, double[] gradient)
    {
        const double Squares = 25;
        var classes = SentenceRoleModel.RoleCount;
        var loss = 0.0;
        for (var index = 0; index < weights.Length; index++)
        {
            loss += Squares * weights[index] * weights[index];
            gradient[index] = 2 * Squares * weights[index];
        }

        Span<double> values = stackalloc double[classes];
        for (var example = 0; example < rows.Count; example++)
        {
            values.Clear();
            foreach (var row in rows[example])
            {
                for (var role = 0; role < classes; role++)
                    values[role] += weights[row * classes + role];
            }

            loss += ToErrors(values, roles[example]);
            foreach (var row in rows[example])
            {
                for (var role = 0; role < classes; role++)
                    gradient[row * classes + role] += values[role];
            }
        }

        return loss;
    }

    /// <summary>Turns scores into the derivatives of the loss, which is returned.</summary>
    private static double ToErrors(Span<double> values, int right)
    {
        var greatest = double.NegativeInfinity;
        foreach (var value in values)
            greatest = Math.Max(greatest, value);
        var sum = 0.0;
        foreach (ref var value in values)
            sum += value = Math.Exp(value - greatest);
        foreach (ref var value in values)
            value /= sum;
        var loss = -Math.Log(values[right]);
        values[right]--;
        return loss;
    }
}
