namespace ArxivLens.Index.Layout;

/// <summary>Where a node starts: anywhere in the disc of radius 1, and always there.</summary>
internal static class SeedPlace
{
    /// <summary>The place of a seed. Nodes of equal seeds have places of their own by their number among these.</summary>
    public static (double X, double Y) Of(ulong seed, int twin)
    {
        var mixed = Mix(seed + unchecked((ulong)twin * 0xD1B5_4A32_D192_ED03));
        var distance = Math.Sqrt((mixed >> 32) / 4294967296.0);
        var angle = 2 * Math.PI * ((mixed & 0xFFFF_FFFF) / 4294967296.0);
        return (distance * Math.Cos(angle), distance * Math.Sin(angle));
    }

    /// <summary>The output function of SplitMix64 (G. Steele, D. Lea, C. Flood, 2014).</summary>
    private static ulong Mix(ulong value)
    {
        value += 0x9E37_79B9_7F4A_7C15;
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
