namespace ArxivLens.Scale.Corpus;

/// <summary>
/// Fast chance for whatever has a number of its own: the same for a seed and a number, whoever asks and in which order
/// (SplitMix64; Steele, Lea and Flood 2014).
/// </summary>
internal struct Dice(ulong seed, ulong number)
{
    private const ulong Step = 0x9E3779B97F4A7C15;
    private ulong _state = Mix(seed + (number * Step));

    /// <summary>Sixty-four bits that depend on every bit of a number.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>A fraction from 0 to below 1 that belongs to a number.</summary>
    public static double FractionOf(ulong value) => (Mix(value) >> 11) / (double)(1UL << 53);

    /// <summary>Sixty-four bits.</summary>
    public ulong Next() => Mix(_state += Step);

    /// <summary>A fraction from 0 to below 1.</summary>
    public double Fraction() => (Next() >> 11) / (double)(1UL << 53);

    /// <summary>A number from 0 to below a bound.</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);
}
