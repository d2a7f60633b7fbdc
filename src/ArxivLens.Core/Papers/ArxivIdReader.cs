using System.Globalization;

namespace ArxivLens.Core.Papers;

/// <summary>Reads arXiv identifiers. A bare one is read without allocation; any other shape is cleaned first.</summary>
internal static class ArxivIdReader
{
    public const int FirstYearOfFiveDigits = 2015;
    private const int LongestText = 500;
    private const int LongestVersion = 4;

    private static readonly ArxivIdFault NoShape = new(ArxivIdFault.Kind.Shape);

    public static bool TryRead(ReadOnlySpan<char> text, out ArxivId id, out int? version, out ArxivIdFault fault)
    {
        if (TryReadBare(text, out id, out version, out fault))
            return true;
        if (text.Length > LongestText)
        {
            fault = new ArxivIdFault(ArxivIdFault.Kind.Length);
            return false;
        }

        return ArxivIdText.TryClean(text.ToString(), out var clean, out fault)
            && TryReadBare(clean, out id, out version, out fault);
    }

    /// <summary>Reads <c>archive[.SC]/YYMMNNN[vN]</c> or <c>YYMM.NNNN[N][vN]</c> and nothing around it.</summary>
    public static bool TryReadBare(ReadOnlySpan<char> text, out ArxivId id, out int? version, out ArxivIdFault fault)
    {
        id = default;
        version = null;
        var mark = text.LastIndexOfAny('v', 'V');
        if (mark > 0 && char.IsAsciiDigit(text[mark - 1]))
        {
            if (!TryReadVersion(text[(mark + 1)..], out version))
            {
                fault = new ArxivIdFault(ArxivIdFault.Kind.Version);
                return false;
            }

            text = text[..mark];
        }

        var slash = text.IndexOf('/');
        var read = slash < 0
            ? TryReadNew(text, out id, out fault)
            : TryReadOld(text[..slash], text[(slash + 1)..], out id, out fault);
        if (!read)
            version = null;
        return read;
    }

    /// <summary>Puts back the zeros a number loses: before the year, and after the last digit.</summary>
    public static string RestoreZeros(string number)
    {
        var point = number.IndexOf('.', StringComparison.Ordinal);
        if (point is < 3 or > 4 || number.AsSpan(point + 1).ContainsAnyExceptInRange('0', '9'))
            return number;
        var month = number[..point].PadLeft(4, '0');
        var digits = string.CompareOrdinal(month, "1501") < 0 ? 4 : 5;
        return month + "." + number[(point + 1)..].PadRight(digits, '0');
    }

    private static bool TryReadVersion(ReadOnlySpan<char> digits, out int? version)
    {
        version = null;
        if (digits.Length is 0 or > LongestVersion || digits[0] == '0' || !AreDigits(digits))
            return false;
        version = Digits(digits);
        return true;
    }

    private static bool TryReadNew(ReadOnlySpan<char> text, out ArxivId id, out ArxivIdFault fault)
    {
        id = default;
        fault = NoShape;
        var point = text.IndexOf('.');
        if (point is < 3 or > 4 || !AreDigits(text[..point]) || !AreDigits(text[(point + 1)..]))
            return false;

        // 704.0001 went through a number and lost its leading zero
        var yearAndMonth = Digits(text[..point]);
        var year = 2000 + (yearAndMonth / 100);
        if (!IsMonth(yearAndMonth % 100, out fault) || !IsNewEra(year, yearAndMonth, out fault))
            return false;
        var needed = year < FirstYearOfFiveDigits ? 4 : 5;
        if (text.Length - point - 1 != needed)
        {
            fault = new ArxivIdFault(
                ArxivIdFault.Kind.Digits, needed, string.Create(
                    CultureInfo.InvariantCulture, $"a number of {needed} digits is needed in {year}"));
            return false;
        }

        return TryMake(year, yearAndMonth % 100, Digits(text[(point + 1)..]), 0, out id, out fault);
    }

    private static bool IsNewEra(int year, int yearAndMonth, out ArxivIdFault fault)
    {
        var exists = yearAndMonth >= 704 && year < 2091;
        fault = exists ? default : new ArxivIdFault(ArxivIdFault.Kind.Era, Name: "identifiers of this form begin with 0704");
        return exists;
    }

    private static bool TryReadOld(
        ReadOnlySpan<char> category, ReadOnlySpan<char> digits, out ArxivId id, out ArxivIdFault fault)
    {
        id = default;
        fault = NoShape;
        var archive = ArchiveOf(category);
        if (archive.IsEmpty || !AreDigits(digits))
            return false;
        if (!OldArchives.TryFind(archive, out var position))
        {
            fault = new ArxivIdFault(ArxivIdFault.Kind.Archive, Name: archive.ToString());
            return false;
        }

        if (digits.Length != 7)
        {
            fault = new ArxivIdFault(ArxivIdFault.Kind.Digits, 7, "seven digits are needed after the slash");
            return false;
        }

        var yearAndMonth = Digits(digits[..4]);
        if (!IsMonth(yearAndMonth % 100, out fault) || !IsOldEra(yearAndMonth, out var year, out fault))
            return false;
        return TryMake(year, yearAndMonth % 100, Digits(digits[4..]), position, out id, out fault);
    }

    private static ReadOnlySpan<char> ArchiveOf(ReadOnlySpan<char> category)
    {
        var point = category.IndexOf('.');
        var archive = point < 0 ? category : category[..point];
        var subject = point < 0 ? default : category[(point + 1)..];
        var isSubject = point < 0 || (subject.Length >= 2 && AreLettersAndHyphens(subject));
        return isSubject && AreLettersAndHyphens(archive) ? archive : default;
    }

    private static bool IsOldEra(int yearAndMonth, out int year, out ArxivIdFault fault)
    {
        year = (yearAndMonth >= 9100 ? 1900 : 2000) + (yearAndMonth / 100);
        var exists = yearAndMonth is >= 9107 or <= 703;
        fault = exists
            ? default
            : new ArxivIdFault(ArxivIdFault.Kind.Era, Name: "identifiers of this form are from 9107 to 0703");
        return exists;
    }

    private static bool IsMonth(int month, out ArxivIdFault fault)
    {
        var exists = month is >= 1 and <= 12;
        fault = exists ? default : new ArxivIdFault(ArxivIdFault.Kind.Month, month);
        return exists;
    }

    private static bool TryMake(int year, int month, int number, int archive, out ArxivId id, out ArxivIdFault fault)
    {
        fault = number > 0 ? default : new ArxivIdFault(ArxivIdFault.Kind.Number, number);
        id = number > 0 ? new ArxivId(year, month, number, archive) : default;
        return number > 0;
    }

    // A loop, for a handful of characters: the vectorised search allocates until the runtime has optimised it
    private static bool AreDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
        }

        return !text.IsEmpty;
    }

    private static bool AreLettersAndHyphens(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetter(c) && c != '-')
                return false;
        }

        return true;
    }

    private static int Digits(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var c in digits)
            value = (value * 10) + (c - '0');
        return value;
    }
}
