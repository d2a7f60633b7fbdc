namespace ArxivLens.Training;

/// <summary>
/// Finds the least value of a smooth function: L-BFGS (D. Liu, J. Nocedal, "On the limited memory BFGS method for large scale
/// optimization", Mathematical Programming 45, 1989) with halved steps until Armijo's condition holds. No chance is in it: the
/// same function gives the same weights.
/// </summary>
internal static class LimitedMemoryBfgs
{
    private const int Memory = 10;
    private const double Armijo = 1e-4;
    private const double Enough = 1e-7;

    /// <summary>The value at some weights; writes its gradient.</summary>
    public delegate double Objective(double[] weights, double[] gradient);

    /// <summary>Starts from zero.</summary>
    /// <param name="objective">What is to be least.</param>
    /// <param name="length">How many weights there are.</param>
    /// <param name="rounds">Rounds at most.</param>
    public static double[] Minimise(Objective objective, int length, int rounds)
    {
        var weights = new double[length];
        var gradient = new double[length];
        var value = objective(weights, gradient);
        var past = new List<(double[] Step, double[] Change, double Scale)>();
        for (var round = 0; round < rounds; round++)
        {
            var direction = Direction(gradient, past);
            var slope = Dot(direction, gradient);
            if (slope > -1e-12)
                break;
            var (next, nextGradient) = (new double[length], new double[length]);
            var (step, nextValue) = (round == 0 ? Math.Min(1, 1 / Math.Sqrt(-slope)) : 1, double.NaN);
            for (var halvings = 0; halvings < 40; halvings++, step /= 2)
            {
                for (var index = 0; index < length; index++)
                    next[index] = weights[index] + step * direction[index];
                nextValue = objective(next, nextGradient);
                if (nextValue <= value + Armijo * step * slope)
                    break;
            }

            if (!(nextValue < value))
                break;
            Remember(past, Difference(next, weights), Difference(nextGradient, gradient));
            var gain = value - nextValue;
            (weights, gradient, value) = (next, nextGradient, nextValue);
            if (gain <= Enough * Math.Abs(value))
                break;
        }

        return weights;
    }

    private static void Remember(List<(double[] Step, double[] Change, double Scale)> past, double[] step, double[] change)
    {
        var product = Dot(step, change);
        if (product <= 1e-10)
            return;
        past.Add((step, change, 1 / product));
        if (past.Count > Memory)
            past.RemoveAt(0);
    }

    private static double[] Direction(double[] gradient, List<(double[] Step, double[] Change, double Scale)> past)
    {
        var direction = Array.ConvertAll(gradient, value => -value);
        var factors = new double[past.Count];
        for (var index = past.Count - 1; index >= 0; index--)
        {
            factors[index] = past[index].Scale * Dot(past[index].Step, direction);
            Add(direction, past[index].Change, -factors[index]);
        }

        if (past is [.., var last])
        {
            var scale = 1 / (last.Scale * Dot(last.Change, last.Change));
            for (var index = 0; index < direction.Length; index++)
                direction[index] *= scale;
        }

        for (var index = 0; index < past.Count; index++)
            Add(direction, past[index].Step, factors[index] - past[index].Scale * Dot(past[index].Change, direction));
        return direction;
    }

    private static void Add(double[] to, double[] what, double times)
    {
        for (var index = 0; index < to.Length; index++)
            to[index] += times * what[index];
    }

    private static double[] Difference(double[] left, double[] right) => [.. left.Zip(right, (a, b) => a - b)];

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var index = 0; index < left.Length; index++)
            sum += left[index] * right[index];
        return sum;
    }
}
