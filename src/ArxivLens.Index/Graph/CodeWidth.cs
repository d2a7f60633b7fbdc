namespace ArxivLens.Index.Graph;

/// <summary>Bits that the code of an edge's origins takes in a file.</summary>
internal enum CodeWidth
{
    /// <summary>There are no codes: the masks themselves stand in a row, one an edge. In memory only.</summary>
    Plain = -1,

    /// <summary>All edges have the same mask: nothing is stored.</summary>
    None = 0,

    /// <summary>Two masks.</summary>
    Bits1 = 1,

    /// <summary>Up to 4 masks.</summary>
    Bits2 = 2,

    /// <summary>Up to 16 masks.</summary>
    Bits4 = 4,

    /// <summary>Up to 256 masks.</summary>
    Bits8 = 8,

    /// <summary>Up to 65,536 masks.</summary>
    Bits16 = 16,

    /// <summary>More.</summary>
    Bits32 = 32,
}

/// <summary>What follows from a width.</summary>
internal static class CodeWidths
{
    /// <summary>The narrowest width that numbers so many masks.</summary>
    public static CodeWidth For(int masks) => masks switch
    {
        <= 1 => CodeWidth.None,
        2 => CodeWidth.Bits1,
        <= 4 => CodeWidth.Bits2,
        <= 16 => CodeWidth.Bits4,
        <= 256 => CodeWidth.Bits8,
        <= 65_536 => CodeWidth.Bits16,
        _ => CodeWidth.Bits32,
    };

    /// <summary>Bits of a code.</summary>
    public static int Bits(this CodeWidth width) => (int)width;

    /// <summary>Bytes that so many codes take.</summary>
    public static long Bytes(this CodeWidth width, long codes) => (codes * width.Bits() + 7) / 8;
}
