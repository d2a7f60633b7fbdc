using System.Globalization;
using ArxivLens.Core.Following;

namespace ArxivLens.Web.Features.Following;

/// <summary>Writes a moment into a form, so that what came between the page and its button is not taken for seen.</summary>
internal static class MarkText
{
    /// <summary>Writes it.</summary>
    public static string Write(NewsMark mark) =>
        string.Create(CultureInfo.InvariantCulture, $"{mark.At.UtcTicks}.{mark.Library}.{mark.Shown}");

    /// <summary>Reads it; never a moment later than now, and now where it cannot be read.</summary>
    public static NewsMark Read(string? text, NewsMark now)
    {
        var parts = (text ?? "").Split('.');
        if (parts.Length != 3 || !TryRead(parts[0], out var ticks) || !TryRead(parts[1], out var library) || !TryRead(parts[2], out var shown))
            return now;
        return new NewsMark(
            new DateTimeOffset(Math.Min(ticks, now.At.UtcTicks), TimeSpan.Zero), Math.Min(library, now.Library), Math.Min(shown, now.Shown));
    }

    private static bool TryRead(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
