namespace ArxivLens.Training;

/// <summary>Logistic regression over rows of few named features, held near zero by the squares of its weights.</summary>
internal sealed class SparseLogistic
{
    /// <summary>By what half the sum of the squared weights is multiplied; the constant is free.</summary>
    private const double Penalty = 20;

    private const int Rounds = 150;

    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly List<(int[] Features, double[] Values, bool IsTrue)> rows = [];
    private double[] weights = [];

    /// <summary>The constant part of the log-odds.</summary>
    public double Constant => weights[0];

    /// <summary>Adds an example.</summary>
    public void Add(IEnumerable<(string Name, double Value)> features, bool isTrue)
    {
        var named = features.Select(f => (Number: NumberOf(f.Name), f.Value)).ToArray();
        rows.Add(([.. named.Select(f => f.Number)], [.. named.Select(f => f.Value)], isTrue));
    }

    /// <summary>Finds the weights.</summary>
    public void Fit() => weights = LimitedMemoryBfgs.Minimise(Loss, numbers.Count + 1, Rounds);

    /// <summary>The weight of a feature; 0 for one that no example has.</summary>
    public double Weight(string name) => numbers.TryGetValue(name, out var number) ? weights[number] : 0;

    /// <summary>Names of all features.</summary>
    public IEnumerable<string> Names => numbers.Keys;

    private int NumberOf(string name)
    {
        if (!numbers.TryGetValue(name, out var number)) numbers.Add(name, number = numbers.Count + 1);
        return number;
    }

    private double Loss(double[] at, double[] gradient)
    {
        var loss = 0.0;
        gradient[0] = 0;
        for (var index = 1; index < at.Length; index++)
        {
            loss += Penalty / 2 * at[index] * at[index];
            gradient[index] = Penalty * at[index];
        }

        foreach (var (features, values, isTrue) in rows)
        {
            var sum = at[0];
            for (var index = 0; index < features.Length; index++) sum += at[features[index]] * values[index];
            var signed = isTrue ? sum : -sum;
            loss += signed > 0 ? Math.Log(1 + Math.Exp(-signed)) : Math.Log(1 + Math.Exp(signed)) - signed;
            var error = 1 / (1 + Math.Exp(-sum)) - (isTrue ? 1 : 0);
            gradient[0] += error;
            for (var index = 0; index < features.Length; index++) gradient[features[index]] += error * values[index];
        }

        return loss;
    }
}
