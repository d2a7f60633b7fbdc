using System.Globalization;
using ArxivLens.Core.Questions;
using ArxivLens.Sources.ChatModel;

namespace ArxivLens.Host;

/// <summary>Reads from the environment whether a model is asked. Without an endpoint none is.</summary>
internal sealed class ChatModelSettings
{
    private const int LongestName = 100;
    private const int LongestKey = 4096;
    private const int MostSeconds = 300;
    private const int MostTokens = 4096;

    private readonly ChatModelVariables _names;
    private readonly Dictionary<string, string> _given;

    private ChatModelSettings(ChatModelVariables variables, Func<string, string?> variable)
    {
        _names = variables;
        _given = _names.All.Select(name => (name, Value: variable(name)?.Trim() ?? ""))
            .Where(pair => pair.Value.Length > 0)
            .ToDictionary(pair => pair.name, pair => pair.Value, StringComparer.Ordinal);
    }

    /// <summary>Reads the settings.</summary>
    /// <param name="variables">Which variables name the model.</param>
    /// <param name="variable">The value of an environment variable; nothing and empty mean the same.</param>
    /// <param name="options">The model to ask; <c>null</c> when none is named.</param>
    /// <param name="fault">What is wrong, naming the variable and never the key; <c>null</c> when nothing is.</param>
    /// <returns>Whether nothing is wrong.</returns>
    public static bool TryRead(
        ChatModelVariables variables, Func<string, string?> variable, out ChatModelOptions? options, out string? fault)
    {
        var settings = new ChatModelSettings(variables, variable);
        options = null;
        fault = settings.FindFault();
        if (fault is not null || settings._given.Count == 0) return fault is null;
        fault = settings.ReadKey(out var key);
        if (fault is not null) return false;
        options = new ChatModelOptions(new Uri(settings._given[variables.Endpoint]), settings._given[variables.Model]) { Key = key };
        if (settings.Number(variables.Seconds) is { } seconds) options = options with { Timeout = TimeSpan.FromSeconds(seconds) };
        if (settings.Number(variables.Tokens) is { } tokens) options = options with { MostTokens = tokens };
        return true;
    }

    private string? FindFault()
    {
        if (_given.Count == 0) return null;
        if (!_given.TryGetValue(_names.Endpoint, out var endpoint))
            return $"{_given.Keys.First()} is set, but {_names.Endpoint} is not.";
        if (!IsEndpoint(endpoint))
            return $"{_names.Endpoint}: this is no address such as http://127.0.0.1:11434/v1 (no user name, no query).";
        if (!_given.TryGetValue(_names.Model, out var model))
            return $"{_names.Endpoint} is set, but {_names.Model} is not.";
        if (model.Length > LongestName || model.Any(char.IsControl))
            return $"{_names.Model}: a name of at most {LongestName} characters is meant.";
        // What the page and its data say where no model gave the order.
        if (model == Evidence.Index)
            return $"{_names.Model}: a model cannot be called {Evidence.Index}.";
        if (_given.ContainsKey(_names.Key) && _given.ContainsKey(_names.KeyFile))
            return $"{_names.Key} and {_names.KeyFile} are both set; one is enough.";
        return FindNumberFault(_names.Seconds, 1, MostSeconds) ?? FindNumberFault(_names.Tokens, 16, MostTokens);
    }

    private string? FindNumberFault(string name, int least, int most) =>
        _given.ContainsKey(name) && !(Number(name) >= least && Number(name) <= most)
            ? $"{name}: a whole number from {least} to {most} is meant."
            : null;

    private string? ReadKey(out string? key)
    {
        key = _given.GetValueOrDefault(_names.Key);
        var source = _names.Key;
        if (_given.TryGetValue(_names.KeyFile, out var file))
        {
            source = _names.KeyFile;
            key = SecretFile.Read(_names.KeyFile, file, LongestKey, "a key", out var fault);
            if (fault is not null) return fault;
        }

        return key is null || (key.Length is > 0 and <= LongestKey && key.All(c => c is > ' ' and <= '~'))
            ? null
            : $"{source}: a key has visible ASCII characters only, at least one and no blanks.";
    }

    private int? Number(string name) =>
        int.TryParse(_given.GetValueOrDefault(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static bool IsEndpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0;
}
