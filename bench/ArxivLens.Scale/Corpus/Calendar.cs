namespace ArxivLens.Scale.Corpus;

/// <summary>
/// The days of thirty years (1996 to 2025) and how many papers each has: forty times as many a month at the end as at the
/// beginning, few at weekends, and a burst of three times as many on one day in a hundred.
/// </summary>
internal sealed class Calendar
{
    private const int LastYear = 2025;
    private const double Growth = 40;
    private static readonly DateOnly First = new(1996, 1, 1);

    private readonly int[] _starts;
    private readonly Dictionary<(int Year, int Month), int> _months = [];

    public Calendar(int papers, ulong seed)
    {
        var days = new DateOnly(LastYear, 12, 31).DayNumber - First.DayNumber + 1;
        var weights = new double[days];
        for (var day = 0; day < days; day++)
            weights[day] = WeightOf(day, days, seed);
        var total = weights.Sum();
        _starts = new int[days + 1];
        var sum = 0.0;
        for (var day = 0; day < days; day++)
        {
            var date = First.AddDays(day);
            _months.TryAdd((date.Year, date.Month), _starts[day]);
            sum += weights[day];
            _starts[day + 1] = day + 1 == days ? papers : (int)(papers * (sum / total));
        }
    }

    /// <summary>The day of a paper; papers are numbered by day.</summary>
    public DateOnly DayOf(int paper)
    {
        var (low, high) = (0, _starts.Length - 1);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (_starts[middle] <= paper)
                low = middle;
            else
                high = middle;
        }

        return First.AddDays(low);
    }

    /// <summary>How many papers of its month come before a paper.</summary>
    public int PlaceInMonth(int paper, DateOnly day) => paper - _months[(day.Year, day.Month)];

    private static double WeightOf(int day, int days, ulong seed)
    {
        var weight = Math.Pow(Growth, day / (double)days);
        if (First.AddDays(day).DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
            weight *= 0.15;
        var chance = new Dice(seed, (ulong)day).Fraction();
        return weight * (chance < 0.01 ? 3 : 0.9 + (chance * 0.2));
    }
}
