namespace ArxivLens.Evaluation;

/// <summary>Numbers that look drawn and are the same at every run (Steele, Lea and Flood's SplitMix64).</summary>
internal sealed class SeededDraw(int seed)
{
    private ulong state = (ulong)seed;

    /// <summary>A number from 0 on and below a bound.</summary>
    public int Next(int bound)
    {
        state += 0x9e3779b97f4a7c15;
        var mixed = (state ^ (state >> 30)) * 0xbf58476d1ce4e5b9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111eb;
        return (int)((mixed ^ (mixed >> 31)) % (ulong)bound);
    }

    /// <summary>A number between two bounds, the second excluded.</summary>
    public int Next(int from, int to) => from + Next(to - from);
}
