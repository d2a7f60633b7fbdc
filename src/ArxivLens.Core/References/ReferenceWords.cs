using System.Text;

namespace ArxivLens.Core.References;

/// <summary>
/// A text as titles are compared: letters and digits only, without case, accents, ligatures and the blanks and hyphens that one
/// writes and another does not; with where each word begins. Greek letters are their names, as TeX writes them. A letter is one byte:
/// its ASCII, or of another script a number from 128 on that others may share.
/// </summary>
internal sealed class ReferenceWords
{
    private static readonly string[] Greek =
    [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
        "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ];

    private readonly byte[] letters;
    private readonly int[] sources;
    private readonly List<int> starts;

    private ReferenceWords(string text, byte[] letters, int[] sources, List<int> starts)
    {
        Text = text;
        this.letters = letters;
        this.sources = sources;
        this.starts = starts;
    }

    /// <summary>The text in compatibility form, which the sources of the letters are places in.</summary>
    public string Text { get; }

    /// <summary>The letters and digits of all words.</summary>
    public ReadOnlySpan<byte> Letters => letters;

    /// <summary>How many words there are.</summary>
    public int Count => starts.Count;

    /// <summary>Reads a text.</summary>
    public static ReferenceWords Of(string text)
    {
        var plain = Compatible(text);
        return new Reader(plain).Read();
    }

    /// <summary>Where a word begins among <see cref="Letters"/>; the end of all for the word behind the last.</summary>
    public int Start(int word) => word < starts.Count ? starts[word] : letters.Length;

    /// <summary>A word.</summary>
    public ReadOnlySpan<byte> Word(int word) => letters.AsSpan(Start(word), Start(word + 1) - Start(word));

    /// <summary>A word as text.</summary>
    public string Spelt(int word) => Encoding.Latin1.GetString(Word(word));

    /// <summary>The word that begins at a letter or holds it.</summary>
    public int WordAt(int letter)
    {
        var found = starts.BinarySearch(letter);
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Whether a word begins at a letter, or all words end there.</summary>
    public bool IsBorder(int letter) => letter == letters.Length || starts.BinarySearch(letter) >= 0;

    /// <summary>What stands in <see cref="Text"/> between a letter and the one before it.</summary>
    public ReadOnlySpan<char> Before(int letter)
    {
        var from = letter == 0 ? 0 : sources[letter - 1] + 1;
        var to = letter == letters.Length ? Text.Length : sources[letter];
        return from < to ? Text.AsSpan(from, to - from) : [];
    }

    // Half a pair cannot be normalised, and says nothing.
    private static string Compatible(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString().Normalize(NormalizationForm.FormKC);
    }

    private sealed class Reader(string text)
    {
        private readonly List<byte> letters = new(text.Length);
        private readonly List<int> sources = new(text.Length);
        private readonly List<int> starts = [];
        private bool isInWord;
        private int at;

        public ReferenceWords Read()
        {
            while (at < text.Length)
            {
                if (text[at] == '\\')
                    ReadCommand();
                else
                    ReadCharacter();
            }

            return new ReferenceWords(text, [.. letters], [.. sources], starts);
        }

        private void ReadCharacter()
        {
            var c = text[at];
            if (char.IsAscii(c))
                Add(c);
            else if (c is >= 'α' and <= 'ω')
                AddWord(Greek[c - 'α']);
            else if (c is >= 'Α' and <= 'Ω' && c != 'Α' + 17)
                AddWord(Greek[c - 'Α']);
            else
                AddOther();
            at++;
        }

        private void Add(char c)
        {
            if (!char.IsAsciiLetterOrDigit(c))
            {
                // an apostrophe parts no words
                isInWord = isInWord && c == '\'';
                return;
            }

            Begin();
            letters.Add((byte)char.ToLowerInvariant(c));
            sources.Add(at);
        }

        private void AddOther()
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (Rune.GetUnicodeCategory(rune) == System.Globalization.UnicodeCategory.NonSpacingMark || rune.Value == 0x2019)
                return;
            if (!Rune.IsLetterOrDigit(rune))
                isInWord = false;
            else
                AddLetters(ArxivLens.Core.Papers.Letters.ToAscii(rune) ?? Rune.ToLowerInvariant(rune).ToString());
            at += length - 1;
        }

        private void AddLetters(string folded)
        {
            Begin();
            foreach (var letter in folded)
            {
                letters.Add(ByteOf(char.ToLowerInvariant(letter)));
                sources.Add(at);
            }
        }

        // A command of TeX says something only where it is the name of a letter.
        private void ReadCommand()
        {
            var end = at + 1;
            while (end < text.Length && char.IsAsciiLetter(text[end]))
                end++;
            var name = text.AsSpan(at + 1, end - at - 1);
            if (name.StartsWith("var"))
                name = name[3..];
            var isLetter = name is "infty" or "ell";
            foreach (var greek in Greek)
                isLetter |= name.Equals(greek, StringComparison.OrdinalIgnoreCase);
            if (isLetter)
                AddWord(name.ToString().ToLowerInvariant());
            else
                isInWord = false;
            at = Math.Max(end, at + 1);
        }

        private void AddWord(string word)
        {
            isInWord = false;
            AddLetters(word);
            isInWord = false;
        }

        private static byte ByteOf(char letter) => char.IsAscii(letter) ? (byte)letter : (byte)(0x80 | ((letter * 37) >> 2));

        private void Begin()
        {
            if (!isInWord)
                starts.Add(letters.Count);
            isInWord = true;
        }
    }
}
