namespace ArxivLens.Index.Tests;

/// <summary>Numbers that look random and are the same in every run; the seed is printed by the test that uses them.</summary>
internal sealed class Sequence(ulong seed)
{
    private ulong _state = seed;

    public int Below(int limit)
    {
        _state += 0x9E37_79B9_7F4A_7C15;
        var value = (_state ^ (_state >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return (int)((value ^ (value >> 31)) % (ulong)limit);
    }
}
