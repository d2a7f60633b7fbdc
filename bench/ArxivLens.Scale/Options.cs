using System.Globalization;

namespace ArxivLens.Scale;

/// <summary>Options of a command line, each a name with two dashes and a value.</summary>
internal sealed class Options
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    /// <exception cref="ArgumentException">A name without a value, or a value without a name.</exception>
    public static Options Read(ReadOnlySpan<string> arguments)
    {
        var options = new Options();
        for (var at = 0; at < arguments.Length; at += 2)
        {
            if (!arguments[at].StartsWith("--", StringComparison.Ordinal) || at + 1 == arguments.Length)
                throw new ArgumentException($"{arguments[at]}: expected --name value");
            options._values[arguments[at][2..]] = arguments[at + 1];
        }

        return options;
    }

    /// <summary>A text, or <c>null</c>.</summary>
    public string? Text(string name) => _values.GetValueOrDefault(name);

    /// <summary>A text that must be there.</summary>
    public string Required(string name) => Text(name) ?? throw new ArgumentException($"--{name} is missing");

    /// <summary>A number.</summary>
    public int Number(string name, int otherwise) =>
        Text(name) is { } text ? int.Parse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : otherwise;

    /// <summary>The options as they stand on a command line, but for the data folder.</summary>
    public IEnumerable<string> ToArguments() =>
        _values.Where(pair => pair.Key != "data").SelectMany(pair => new[] { $"--{pair.Key}", pair.Value });
}
