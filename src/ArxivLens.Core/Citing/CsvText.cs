using System.Text;

namespace ArxivLens.Core.Citing;

/// <summary>Writes rows of CSV as RFC 4180 has it, safe to open in a spreadsheet.</summary>
public static class CsvText
{
    /// <summary>The media type.</summary>
    public const string MediaType = "text/csv; charset=utf-8; header=present";

    private const string FormulaStarts = "=+-@\t\r";

    /// <summary>
    /// Adds a row. A text a spreadsheet would take for a formula gets an apostrophe in front (OWASP: CSV injection); numbers are to
    /// be given as such, so that a minus sign stays one.
    /// </summary>
    public static void AddRow(StringBuilder text, params ReadOnlySpan<object?> fields)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (var place = 0; place < fields.Length; place++)
        {
            if (place > 0)
                text.Append(',');
            AddField(text, fields[place]);
        }

        text.Append("\r\n");
    }

    private static void AddField(StringBuilder text, object? field)
    {
        if (field is not string words)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{field}");
            return;
        }

        var isFormula = words.Length > 0 && FormulaStarts.Contains(words[0], StringComparison.Ordinal);
        if (!isFormula && !words.AsSpan().ContainsAny(",\"\r\n"))
        {
            text.Append(words);
            return;
        }

        text.Append('"').Append(isFormula ? "'" : "").Append(words.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
