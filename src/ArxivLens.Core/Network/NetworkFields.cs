using System.Globalization;

namespace ArxivLens.Core.Network;

/// <summary>Why a question for a network cannot be read.</summary>
/// <param name="Field">Name of the parameter that is wrong.</param>
/// <param name="Message">What it must be, as a sentence.</param>
public sealed record NetworkFault(string Field, string Message);

/// <summary>Reads named values one by one and keeps the first fault.</summary>
internal sealed class NetworkFields(Func<string, IReadOnlyList<string>> valuesOf)
{
    /// <summary>The first fault met.</summary>
    public NetworkFault? Fault { get; private set; }

    /// <summary>Notes a fault, unless there is one already.</summary>
    public void Refuse(string field, string message) => Fault ??= new NetworkFault(field, message);

    /// <summary>All values of a field; empty ones are as if they were not there.</summary>
    public IReadOnlyList<string> All(string field) => [.. valuesOf(field).Where(value => value.Length > 0)];

    /// <summary>The value of a field that may stand once.</summary>
    public string? Text(string field)
    {
        var values = All(field);
        if (values.Count > 1)
            Refuse(field, $"Give '{field}' once.");
        return values.Count == 0 ? null : values[0];
    }

    /// <summary>A whole number within bounds.</summary>
    public int? Number(string field, int least, int most)
    {
        if (Text(field) is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Refuse(field, $"'{field}' must be a whole number from {least} to {most}.");
        return null;
    }

    /// <summary>Yes or no; no when it was not given.</summary>
    public bool IsYes(string field)
    {
        var text = Text(field);
        if (text is not (null or "yes" or "no"))
            Refuse(field, $"'{field}' must be yes or no.");
        return text == "yes";
    }

    /// <summary>One of some names, lower case.</summary>
    public T Choice<T>(string field, T standard, params ReadOnlySpan<T> choices)
        where T : struct, Enum
    {
        if (Text(field) is not { } text)
            return standard;
        foreach (var choice in choices)
        {
            if (string.Equals(choice.ToString(), text, StringComparison.OrdinalIgnoreCase))
                return choice;
        }

        var names = string.Join(", ", choices.ToArray().Select(choice => choice.ToString().ToLowerInvariant()));
        Refuse(field, $"'{field}' must be one of {names}.");
        return standard;
    }
}
