using System.Globalization;
using System.Text;

namespace ArxivLens.Sources.Services;

/// <summary>What a gate's file says: when somebody last asked, in microseconds since the machine started.</summary>
internal static class GateFile
{
    private const int Longest = 32;

    /// <summary>Reads it; <c>null</c> when it says nothing, a time that is never over when it says what is no time.</summary>
    public static TimeSpan? Read(FileStream file)
    {
        Span<byte> bytes = stackalloc byte[Longest];
        file.Position = 0;
        var text = Encoding.ASCII.GetString(bytes[..file.ReadAtLeast(bytes, Longest, throwOnEndOfStream: false)]).Trim();
        if (text.Length == 0) return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time < long.MaxValue / 100
            ? TimeSpan.FromMicroseconds(time)
            : TimeSpan.MaxValue;
    }

    /// <summary>Writes it.</summary>
    public static void Write(FileStream file, TimeSpan time)
    {
        var text = Encoding.ASCII.GetBytes(((long)time.TotalMicroseconds).ToString(CultureInfo.InvariantCulture) + "\n");
        file.Position = 0;
        file.Write(text);
        file.SetLength(text.Length);
        file.Flush();
    }
}
