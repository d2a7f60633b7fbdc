using System.Globalization;
using System.Text;

namespace ArxivLens.Sources.Smtp;

/// <summary>What a mail server answers.</summary>
/// <param name="Code">Three digits.</param>
/// <param name="Lines">What it says besides, as visible ASCII.</param>
internal sealed record SmtpReply(int Code, IReadOnlyList<string> Lines)
{
    private const int LongestShown = 300;

    /// <summary>Whether it agrees, or wants to hear more.</summary>
    public bool IsGood => Code is >= 200 and < 400;

    /// <summary>Whether it would say the same tomorrow.</summary>
    public bool IsForGood => Code >= 500;

    /// <summary>
    /// Whether a refusal concerns us (who may send, and from where), not the recipient: the second class of its enhanced status (RFC
    /// 3463) says so, or the code.
    /// </summary>
    public bool IsAboutUs => Code is 421 or 500 or 502 or 503 or 530 or 535 or 538
        || (Lines[0].Length > 3 && Lines[0][0] is '4' or '5' && Lines[0].AsSpan(1).StartsWith(".7."));

    /// <summary>In one line.</summary>
    public override string ToString()
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{Code} {string.Join(' ', Lines)}").Trim();
        return text.Length <= LongestShown ? text : text[..LongestShown];
    }

    /// <summary>Reads one line of an answer.</summary>
    /// <returns>Its code, its words, and whether more lines follow; <c>null</c> when it is none.</returns>
    public static (int Code, string Text, bool GoesOn)? ReadLine(ReadOnlySpan<byte> line)
    {
        if (line.Length < 3 || !int.TryParse(line[..3], NumberStyles.None, CultureInfo.InvariantCulture, out var code) || code is < 200 or > 599)
            return null;
        if (line.Length > 3 && line[3] is not ((byte)' ' or (byte)'-'))
            return null;
        var text = line.Length > 4 ? Encoding.ASCII.GetString(line[4..]) : "";
        return (code, string.Concat(text.Select(c => c is >= ' ' and <= '~' ? c : ' ')).Trim(), line.Length > 3 && line[3] == '-');
    }
}
