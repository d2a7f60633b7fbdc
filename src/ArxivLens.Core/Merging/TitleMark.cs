using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Merging;

/// <summary>
/// The letters and digits of a title as one number (FNV-1a, 64 bits), the same however a source writes it: case, accents, blanks and
/// marks have no part in it; <c>$\alpha$</c> and <c>α</c> are <c>alpha</c>; of other commands of TeX and of tags (<c>&lt;sub&gt;</c>)
/// nothing is left. Raised and Roman digits count, so that ³He is not ⁴He, and so does a plus.
/// </summary>
public static class TitleMark
{
    /// <summary>A shorter title, such as "Erratum" or "Introduction", says nothing.</summary>
    public const int ShortestTitle = 16;

    private const ulong Basis = 14695981039346656037UL;
    private const ulong Prime = 1099511628211UL;
    private const int LongestTag = 40;

    private static readonly FrozenDictionary<char, string> GreekLetters = new Dictionary<char, string>
    {
        ['α'] = "alpha", ['β'] = "beta", ['γ'] = "gamma", ['δ'] = "delta", ['ε'] = "epsilon", ['ϵ'] = "epsilon", ['ζ'] = "zeta",
        ['η'] = "eta", ['θ'] = "theta", ['ϑ'] = "theta", ['ι'] = "iota", ['κ'] = "kappa", ['λ'] = "lambda", ['μ'] = "mu", ['µ'] = "mu",
        ['ν'] = "nu", ['ξ'] = "xi", ['ο'] = "o", ['π'] = "pi", ['ρ'] = "rho", ['σ'] = "sigma", ['ς'] = "sigma", ['τ'] = "tau",
        ['υ'] = "upsilon", ['φ'] = "phi", ['ϕ'] = "phi", ['χ'] = "chi", ['ψ'] = "psi", ['ω'] = "omega",
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> GreekNames = GreekLetters.Values.Where(name => name.Length > 1).ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> GreekNamesBySpan =
        GreekNames.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The mark of a title; 0 when it has fewer letters and digits than <see cref="ShortestTitle"/>.</summary>
    public static ulong Of(string title)
    {
        ArgumentNullException.ThrowIfNull(title);
        var mark = new Hash();
        for (var at = 0; at < title.Length; at++)
        {
            var letter = title[at];
            if (char.IsAsciiLetterOrDigit(letter))
                mark.Add(char.ToLowerInvariant(letter));
            else if (letter > '\x7f')
                at += AddOther(ref mark, title, at);
            else
                at += AddSign(ref mark, title, at);
        }

        return mark.Count < ShortestTitle ? 0 : mark.Value;
    }

    /// <returns>How many characters behind the one at <paramref name="at"/> were read with it.</returns>
    private static int AddOther(ref Hash mark, string title, int at)
    {
        if (!Rune.TryGetRuneAt(title, at, out var rune))
            return 0;
        if (rune.IsBmp && GreekLetters.TryGetValue(char.ToLowerInvariant((char)rune.Value), out var name))
            mark.Add(name);
        else if (Rune.IsLetter(rune))
            mark.Add(Letters.ToAscii(rune)?.ToLowerInvariant() ?? Rune.ToLowerInvariant(rune).ToString());
        else if (Rune.GetNumericValue(rune) is >= 0 and var number)
            mark.Add(number.ToString(CultureInfo.InvariantCulture));
        return rune.Utf16SequenceLength - 1;
    }

    private static int AddSign(ref Hash mark, string title, int at)
    {
        var rest = title.AsSpan(at + 1);
        switch (title[at])
        {
            case '+':
                mark.Add('+');
                return 0;
            case '\\':
                var length = rest.IndexOfAnyExcept(TexLetters);
                var command = length < 0 ? rest : rest[..length];
                AddCommand(ref mark, command);
                return command.Length;
            case '<':
                var end = rest.IndexOf('>');
                return end is > 0 and < LongestTag && (char.IsAsciiLetter(rest[0]) || rest[0] == '/') ? end + 1 : 0;
            default:
                return 0;
        }
    }

    private static readonly System.Buffers.SearchValues<char> TexLetters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    private static void AddCommand(ref Hash mark, ReadOnlySpan<char> command)
    {
        Span<char> small = stackalloc char[16];
        if (command.Length is 0 or > 16)
            return;
        var name = small[..command.ToLowerInvariant(small)];
        if (name.StartsWith("var"))
            name = name[3..];
        if (!GreekNamesBySpan.Contains(name))
            return;
        foreach (var letter in name)
            mark.Add(letter);
    }

    private struct Hash()
    {
        public ulong Value { get; private set; } = Basis;

        public int Count { get; private set; }

        public void Add(char letter)
        {
            Value = (Value ^ letter) * Prime;
            Count++;
        }

        public void Add(string letters)
        {
            foreach (var letter in letters)
                Add(letter);
        }
    }
}
