using System.Globalization;
using ArxivLens.Sources.SummaryModel;

namespace ArxivLens.Host;

/// <summary>Reads from the environment whether a model is asked for summaries. Without an endpoint none is.</summary>
internal sealed class SummaryModelSettings
{
    private const string Endpoint = "ARXIVLENS_SUMMARY_ENDPOINT";
    private const string Model = "ARXIVLENS_SUMMARY_MODEL";
    private const string Key = "ARXIVLENS_SUMMARY_KEY";
    private const string KeyFile = "ARXIVLENS_SUMMARY_KEY_FILE";
    private const string Seconds = "ARXIVLENS_SUMMARY_SECONDS";
    private const string Tokens = "ARXIVLENS_SUMMARY_TOKENS";
    private const int LongestName = 100;
    private const int LongestKey = 4096;
    private const int MostSeconds = 300;
    private const int MostTokens = 4096;

    private readonly Dictionary<string, string> _given;

    /// <summary>The variables it reads.</summary>
    public static IReadOnlyList<string> Variables { get; } = [Endpoint, Model, Key, KeyFile, Seconds, Tokens];

    private SummaryModelSettings(Func<string, string?> variable)
    {
        _given = Variables.Select(name => (name, Value: variable(name)?.Trim() ?? ""))
            .Where(pair => pair.Value.Length > 0)
            .ToDictionary(pair => pair.name, pair => pair.Value, StringComparer.Ordinal);
    }

    /// <summary>Reads the settings.</summary>
    /// <param name="variable">The value of an environment variable; nothing and empty mean the same.</param>
    /// <param name="options">The model to ask; <c>null</c> when none is named.</param>
    /// <param name="fault">What is wrong, naming the variable and never the key; <c>null</c> when nothing is.</param>
    /// <returns>Whether nothing is wrong.</returns>
    public static bool TryRead(Func<string, string?> variable, out SummaryModelOptions? options, out string? fault)
    {
        var settings = new SummaryModelSettings(variable);
        options = null;
        fault = settings.FindFault();
        if (fault is not null || settings._given.Count == 0) return fault is null;
        fault = settings.ReadKey(out var key);
        if (fault is not null) return false;
        options = new SummaryModelOptions(new Uri(settings._given[Endpoint]), settings._given[Model]) { Key = key };
        if (settings.Number(Seconds) is { } seconds) options = options with { Timeout = TimeSpan.FromSeconds(seconds) };
        if (settings.Number(Tokens) is { } tokens) options = options with { MostTokens = tokens };
        return true;
    }

    private string? FindFault()
    {
        if (_given.Count == 0) return null;
        if (!_given.TryGetValue(Endpoint, out var endpoint))
            return $"{_given.Keys.First()} is set, but {Endpoint} is not.";
        if (!IsEndpoint(endpoint))
            return $"{Endpoint}: this is no address such as http://127.0.0.1:11434/v1 (no user name, no query).";
        if (!_given.TryGetValue(Model, out var model))
            return $"{Endpoint} is set, but {Model} is not.";
        if (model.Length > LongestName || model.Any(char.IsControl))
            return $"{Model}: a name of at most {LongestName} characters is meant.";
        if (_given.ContainsKey(Key) && _given.ContainsKey(KeyFile))
            return $"{Key} and {KeyFile} are both set; one is enough.";
        return FindNumberFault(Seconds, 1, MostSeconds) ?? FindNumberFault(Tokens, 16, MostTokens);
    }

    private string? FindNumberFault(string name, int least, int most) =>
        _given.ContainsKey(name) && !(Number(name) >= least && Number(name) <= most)
            ? $"{name}: a whole number from {least} to {most} is meant."
            : null;

    private string? ReadKey(out string? key)
    {
        key = _given.GetValueOrDefault(Key);
        var source = Key;
        if (_given.TryGetValue(KeyFile, out var file))
        {
            source = KeyFile;
            try
            {
                if (new FileInfo(file).Length > LongestKey) return $"{KeyFile}: the file is too long for a key.";
                key = File.ReadAllText(file).Trim();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
            {
                return $"{KeyFile}: the file cannot be read: {e.Message}";
            }
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
