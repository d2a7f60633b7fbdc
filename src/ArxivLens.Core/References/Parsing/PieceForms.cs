namespace ArxivLens.Core.References;

/// <summary>Names for how a piece is written.</summary>
internal static class PieceForms
{
    public static readonly FeatureValue None = FeatureValue.Known("-");
    public static readonly FeatureValue Outside = FeatureValue.Known("out");
    public static readonly FeatureValue Inside = FeatureValue.Known("in");
    public static readonly FeatureValue Behind = FeatureValue.Known("behind");
    private static readonly FeatureValue Initial = FeatureValue.Known("A");
    private static readonly FeatureValue Initials = FeatureValue.Known("A.A");
    private static readonly FeatureValue TwoCapitals = FeatureValue.Known("AA");
    private static readonly FeatureValue Capitals = FeatureValue.Known("AAA");
    private static readonly FeatureValue Name = FeatureValue.Known("Aa");
    private static readonly FeatureValue Mixed = FeatureValue.Known("AaA");
    private static readonly FeatureValue Lower = FeatureValue.Known("a");
    private static readonly FeatureValue Other = FeatureValue.Known("o");
    private static readonly FeatureValue Year = FeatureValue.Known("year");
    private static readonly FeatureValue YearLetter = FeatureValue.Known("yeara");
    private static readonly FeatureValue Range = FeatureValue.Known("1-2");
    private static readonly FeatureValue LetterDigits = FeatureValue.Known("a1");
    private static readonly FeatureValue DigitsLetter = FeatureValue.Known("1a");
    private static readonly FeatureValue Roman = FeatureValue.Known("iv");
    private static readonly FeatureValue MixedDigits = FeatureValue.Known("1.1");
    private static readonly FeatureValue[] Count =
        [None, FeatureValue.Known("1"), FeatureValue.Known("11"), FeatureValue.Known("111"), FeatureValue.Known("1111"), FeatureValue.Known("11111")];

    /// <summary>Capitals of a core.</summary>
    public static FeatureValue CapsOf(ReadOnlySpan<char> core)
    {
        var (upper, lower, points, hasInnerUpper) = (0, 0, 0, false);
        for (var at = 0; at < core.Length; at++)
        {
            var c = core[at];
            if (char.IsUpper(c))
            {
                upper++;
                hasInnerUpper |= lower > 0 && at > 0 && core[at - 1] is not ('-' or '\'' or '’' or '–' or '/');
            }
            else if (char.IsLetter(c))
            {
                lower++;
            }
            else if (c == '.')
            {
                points++;
            }
        }

        if (upper + lower == 0)
            return None;
        if (lower == 0)
            return upper == 1 ? Initial : points > 0 || core.Contains('-') ? Initials : upper == 2 ? TwoCapitals : Capitals;
        return upper == 0 ? Lower : !char.IsUpper(core[0]) ? Other : hasInnerUpper ? Mixed : Name;
    }

    /// <summary>What sort of number a core is.</summary>
    public static FeatureValue DigitsOf(ReadOnlySpan<char> core)
    {
        var (digits, letters, dashes, others) = (0, 0, 0, 0);
        foreach (var c in core)
        {
            if (char.IsAsciiDigit(c)) digits++;
            else if (char.IsLetter(c)) letters++;
            else if (c is '-' or '–' or '—' or '‐' or '‑' or '−') dashes++;
            else others++;
        }

        if (digits == 0)
            return IsRoman(core) ? Roman : None;
        if (letters + dashes + others == 0)
            return digits == 4 && IsYear(core) ? Year : Count[Math.Min(digits, Count.Length - 1)];
        if (digits == 4 && letters == 1 && dashes + others == 0 && IsYear(core[..4]))
            return YearLetter;
        if (dashes > 0 && others == 0 && letters <= 2)
            return Range;
        if (dashes + others == 0 && letters <= 3)
            return char.IsLetter(core[0]) ? LetterDigits : DigitsLetter;
        return MixedDigits;
    }

    /// <summary>Whether a sort of number is a year.</summary>
    public static bool IsYear(FeatureValue digits) => digits.Hash == Year.Hash || digits.Hash == YearLetter.Hash;

    /// <summary>One bit for words in lower case, capitalised words, initials and numbers.</summary>
    public static int BitOf(in PieceTraits trait)
    {
        if (trait.Digits.Hash != None.Hash)
            return 8;
        var caps = trait.Caps.Hash;
        return caps == Lower.Hash ? 1 : caps == Initial.Hash || caps == Initials.Hash ? 4 : caps == None.Hash ? 0 : 2;
    }

    /// <summary>A year of a publication: 1500 to 2039.</summary>
    private static bool IsYear(ReadOnlySpan<char> digits)
    {
        if (digits.ContainsAnyExceptInRange('0', '9'))
            return false;
        var year = ((digits[0] - '0') * 1000) + ((digits[1] - '0') * 100) + ((digits[2] - '0') * 10) + digits[3] - '0';
        return year is >= 1500 and < 2040;
    }

    public static bool IsRoman(ReadOnlySpan<char> core) =>
        core.Length is > 0 and < 8 && (!core.ContainsAnyExcept("IVXLC") || !core.ContainsAnyExcept("ivxlc"));
}
