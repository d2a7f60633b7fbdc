using System.Globalization;
using ArxivLens.Core.Papers;

namespace ArxivLens.Web.Features.Papers;

/// <summary>Values of the Highwire tags by which reference managers and Google Scholar read a page, in the forms arXiv itself uses.</summary>
public static class HighwireTags
{
    private const string DayForm = "yyyy'/'MM'/'dd";

    /// <summary>An author as <c>Family, Given</c>.</summary>
    public static string Author(PersonName name)
    {
        var family = name.Suffix.Length > 0 ? $"{name.Family} {name.Suffix}" : name.Family;
        return name.Given.Length > 0 ? $"{family}, {name.Given}" : family;
    }

    /// <summary>When a work was first published, to the day when it is known, else the year.</summary>
    public static string? Date(Work work)
        => work.Published?.ToString(DayForm, CultureInfo.InvariantCulture) ?? work.Year?.ToString(CultureInfo.InvariantCulture);

    /// <summary>A day.</summary>
    public static string Date(DateTimeOffset instant) => instant.UtcDateTime.ToString(DayForm, CultureInfo.InvariantCulture);
}
