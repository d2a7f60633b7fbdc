namespace ArxivLens.Core.Moderation;

/// <summary>
/// What whoever runs the server does not want to see written: hosts, and words or phrases. One a line; what follows a <c>#</c> at
/// the beginning of a line is a comment. A line with a dot and without a space is a host, refused with all hosts below it; any
/// other is found as whole words, whatever their case, spacing and punctuation.
/// </summary>
public sealed class Blocklist
{
    private readonly HashSet<string> _hosts;
    private readonly List<string> _phrases;

    private Blocklist(HashSet<string> hosts, List<string> phrases) => (_hosts, _phrases) = (hosts, phrases);

    /// <summary>One that refuses nothing.</summary>
    public static Blocklist Empty { get; } = new([], []);

    /// <summary>How many lines it has that say something.</summary>
    public int Count => _hosts.Count + _phrases.Count;

    /// <summary>Reads one.</summary>
    public static Blocklist Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (hosts, phrases) = (new HashSet<string>(StringComparer.Ordinal), new List<string>());
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var plain = line.TrimStart('\ufeff');
            if (plain.Length == 0 || plain[0] == '#')
                continue;
            if (plain.Contains('.') && !plain.Any(char.IsWhiteSpace))
                hosts.Add(LinkedHosts.Normalize(plain));
            else if (TextLikeness.Normalize(plain) is { Length: > 0 } words)
                phrases.Add($" {words} ");
        }

        return new(hosts, phrases);
    }

    /// <summary>The first host, word or phrase of it that a text has; <c>null</c> when there is none.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="hosts">The hosts it links to.</param>
    internal string? Find(string text, IEnumerable<string> hosts)
    {
        if (Count == 0)
            return null;
        if (hosts.FirstOrDefault(IsBlocked) is { } host)
            return host;
        var words = $" {TextLikeness.Normalize(text)} ";
        return _phrases.FirstOrDefault(phrase => words.Contains(phrase, StringComparison.Ordinal))?.Trim();
    }

    private bool IsBlocked(string host) => LinkedHosts.Above(host).Any(_hosts.Contains);
}
