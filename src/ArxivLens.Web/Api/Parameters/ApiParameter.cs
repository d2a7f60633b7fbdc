using System.Globalization;
using System.Text.Json.Nodes;

namespace ArxivLens.Web.Api.Parameters;

/// <summary>
/// A parameter in the query of an address: how it is read and how the document describes it, in one place, so that the two cannot
/// differ. An empty value is as if it were not there.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means, a sentence.</param>
public abstract record ApiParameter(string Name, string Description)
{
    /// <summary>Signs a value may have.</summary>
    public const int LongestValue = 8_192;

    /// <summary>A value for the examples.</summary>
    public string? Example { get; init; }

    /// <summary>Whether nothing can be answered without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The schema of its values, as JSON Schema has it.</summary>
    public abstract JsonObject Schema { get; }
}

/// <summary>A parameter whose values are read as a type.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Default">What holds when it is not given.</param>
public abstract record ApiParameter<T>(string Name, string Description, T Default) : ApiParameter(Name, Description)
{
    /// <summary>What a value may be, to complete "must be …".</summary>
    public abstract string Expected { get; }

    /// <summary>Reads a value that is not empty.</summary>
    public abstract bool TryRead(string text, out T value);
}

/// <summary>A whole number.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Minimum">The least.</param>
/// <param name="Maximum">The greatest.</param>
/// <param name="Default">What holds when it is not given.</param>
public sealed record NumberParameter(string Name, string Description, int Minimum, int Maximum, int? Default = null)
    : ApiParameter<int?>(Name, Description, Default)
{
    /// <inheritdoc/>
    public override string Expected => Maximum == int.MaxValue
        ? $"a whole number from {Minimum}"
        : $"a whole number from {Minimum} to {Maximum.ToString("N0", CultureInfo.InvariantCulture)}";

    /// <inheritdoc/>
    public override JsonObject Schema
    {
        get
        {
            var schema = new JsonObject { ["type"] = "integer", ["minimum"] = Minimum, ["maximum"] = Maximum };
            if (Default is { } usual)
                schema["default"] = usual;
            return schema;
        }
    }

    /// <inheritdoc/>
    public override bool TryRead(string text, out int? value)
    {
        var isNumber = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        value = number;
        return isNumber && number >= Minimum && number <= Maximum;
    }
}

/// <summary>Free text.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Longest">Signs it may have.</param>
public sealed record TextParameter(string Name, string Description, int Longest = ApiParameter.LongestValue)
    : ApiParameter<string?>(Name, Description, null)
{
    /// <inheritdoc/>
    public override string Expected => $"text of at most {Longest.ToString("N0", CultureInfo.InvariantCulture)} characters";

    /// <inheritdoc/>
    public override JsonObject Schema => new() { ["type"] = "string", ["maxLength"] = Longest };

    /// <inheritdoc/>
    public override bool TryRead(string text, out string? value)
    {
        value = text;
        return text.Length <= Longest;
    }
}

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
public sealed record FlagParameter(string Name, string Description) : ApiParameter<bool>(Name, Description, false)
{
    /// <inheritdoc/>
    public override string Expected => "true or false";

    /// <inheritdoc/>
    public override JsonObject Schema => new() { ["type"] = "boolean", ["default"] = false };

    /// <inheritdoc/>
    public override bool TryRead(string text, out bool value) => bool.TryParse(text, out value);
}

/// <summary>A day, <c>yyyy-MM-dd</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
public sealed record DayParameter(string Name, string Description) : ApiParameter<DateOnly?>(Name, Description, null)
{
    /// <inheritdoc/>
    public override string Expected => "a day of the calendar as yyyy-MM-dd";

    /// <inheritdoc/>
    public override JsonObject Schema => new() { ["type"] = "string", ["format"] = "date" };

    /// <inheritdoc/>
    public override bool TryRead(string text, out DateOnly? value)
    {
        var isDay = DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        value = isDay ? day : null;
        return isDay;
    }
}

/// <summary>One of some names; capitals do not matter.</summary>
/// <typeparam name="T">What they stand for.</typeparam>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means.</param>
/// <param name="Choices">The names, with what each stands for.</param>
/// <param name="Default">What holds when it is not given.</param>
public sealed record ChoiceParameter<T>(
    string Name, string Description, IReadOnlyList<KeyValuePair<string, T>> Choices, T Default)
    : ApiParameter<T>(Name, Description, Default)
{
    /// <inheritdoc/>
    public override string Expected => "one of " + string.Join(", ", Choices.Select(choice => choice.Key));

    /// <inheritdoc/>
    public override JsonObject Schema
    {
        get
        {
            var schema = new JsonObject
            {
                ["type"] = "string", ["enum"] = new JsonArray([.. Choices.Select(choice => (JsonNode)choice.Key)]),
            };
            if (Choices.FirstOrDefault(choice => EqualityComparer<T>.Default.Equals(choice.Value, Default)).Key is { } usual)
                schema["default"] = usual;
            return schema;
        }
    }

    /// <inheritdoc/>
    public override bool TryRead(string text, out T value)
    {
        foreach (var (name, meant) in Choices)
        {
            if (!name.Equals(text, StringComparison.OrdinalIgnoreCase))
                continue;
            value = meant;
            return true;
        }

        value = Default;
        return false;
    }
}
