using System.Globalization;
using ArxivLens.Core.Terms;

namespace ArxivLens.Web.Features.Home;

/// <summary>A line as small as a word: how the share of a term went over the years.</summary>
public static class Sparkline
{
    /// <summary>Width of the drawing.</summary>
    public const int Width = 120;

    /// <summary>Height of the drawing.</summary>
    public const int Height = 28;

    private const int MostYears = 25;

    /// <summary>The corners of the line, as SVG writes them; the greatest share touches the top.</summary>
    public static string Points(IReadOnlyList<YearShare> shares)
    {
        var shown = shares.TakeLast(MostYears).ToList();
        var most = shown.Count == 0 ? 0 : shown.Max(year => year.Share);
        if (shown.Count < 2 || most <= 0)
            return "";
        var step = (double)(Width - 4) / (shown.Count - 1);
        return string.Join(' ', shown.Select((year, place) => string.Create(
            CultureInfo.InvariantCulture, $"{2 + place * step:0.#},{Height - 2 - year.Share / most * (Height - 4):0.#}")));
    }

    /// <summary>The years it shows.</summary>
    public static (int From, int To) Years(IReadOnlyList<YearShare> shares)
    {
        var shown = shares.TakeLast(MostYears).ToList();
        return shown.Count == 0 ? default : (shown[0].Year, shown[^1].Year);
    }
}
