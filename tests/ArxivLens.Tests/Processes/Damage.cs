namespace ArxivLens.Tests.Processes;

/// <summary>What a bad disk does.</summary>
internal static class Damage
{
    /// <summary>Flips bits in the middle of the largest file of an index; lengths stay as they are.</summary>
    public static void FlipBytes(DataFolder data, string folder = "index")
    {
        var file = new DirectoryInfo(Path.Combine(data.Path, folder)).EnumerateFiles("*", SearchOption.AllDirectories).MaxBy(one => one.Length)!;
        using var stream = file.Open(FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var middle = new byte[Math.Min(64, file.Length / 2)];
        stream.Position = file.Length / 2;
        stream.ReadExactly(middle);
        for (var i = 0; i < middle.Length; i++)
            middle[i] ^= 0x5A;
        stream.Position = file.Length / 2;
        stream.Write(middle);
    }
}
