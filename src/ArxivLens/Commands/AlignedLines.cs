namespace ArxivLens.Commands;

/// <summary>Names and values in two columns; what has no value is left out.</summary>
internal static class AlignedLines
{
    public static void Write(TextWriter output, IEnumerable<(string Name, string? Value)> lines)
    {
        var shown = lines.Where(line => !string.IsNullOrEmpty(line.Value)).ToList();
        var width = shown.Select(line => line.Name.Length).DefaultIfEmpty().Max();
        foreach (var (name, value) in shown)
            output.WriteLine($"{name.PadRight(width)}  {value}");
    }
}
