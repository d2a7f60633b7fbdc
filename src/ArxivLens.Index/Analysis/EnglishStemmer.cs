using System.Numerics;

namespace ArxivLens.Index.Analysis;

/// <summary>
/// Takes the endings off an English word by M. F. Porter's second stemmer ("The English (Porter2) stemming algorithm", Snowball,
/// 2002), whose steps and regions are named here as there. Its step 0 has nothing to do, since no token holds an apostrophe.
/// The vowels of the word are a bit each, so that most questions about it are one operation.
/// </summary>
internal ref struct EnglishStemmer
{
    /// <summary>Letters of the longest word that is stemmed: one bit each.</summary>
    public const int Longest = 64;

    // The letters a, e, i, o, u.
    private const uint Vowels = 1 | 1 << 4 | 1 << 8 | 1 << 14 | 1 << 20;

    private readonly Span<char> _word;
    private ulong _vowels;
    private int _length;
    private readonly int _first;
    private readonly int _second;

    private EnglishStemmer(Span<char> word)
    {
        _word = word;
        _length = word.Length;
        _vowels = FindVowels(word);
        _first = StemmerTables.RegionOfOwn(word);
        if (_first == 0)
            _first = AfterSyllable(0);
        _second = AfterSyllable(_first);
    }

    /// <summary>Cuts a word in place; what a step puts back never reaches beyond the word's own end.</summary>
    /// <param name="word">A word of a–z alone, of <see cref="Longest"/> letters at most.</param>
    /// <returns>The length of the stem, 1 or more for a word of one letter or more.</returns>
    public static int Cut(Span<char> word)
    {
        if (word.Length <= 2)
            return word.Length;
        if (word.Length <= StemmerTables.LongestWord && StemmerTables.FindWord(word) is { } known)
        {
            known.CopyTo(word);
            return known.Length;
        }

        var stemmer = new EnglishStemmer(word);
        stemmer.Step1A();
        if (stemmer._length is < 6 or > 7 || !StemmerTables.IsKept(stemmer.Stem))
            stemmer.CutEndings();
        return stemmer._length;
    }

    private readonly Span<char> Stem => _word[.._length];

    private readonly char Last => _word[_length - 1];

    /// <summary>A bit for each vowel; a y counts where it does not begin the word or follow a vowel.</summary>
    private static ulong FindVowels(ReadOnlySpan<char> word)
    {
        ulong vowels = 0;
        var hasY = false;
        for (var at = 0; at < word.Length; at++)
        {
            vowels |= (ulong)(Vowels >> (word[at] - 'a') & 1) << at;
            hasY |= word[at] == 'y';
        }

        for (var at = 1; hasY && at < word.Length; at++)
        {
            if (word[at] == 'y' && (vowels >> (at - 1) & 1) == 0)
                vowels |= 1UL << at;
        }

        return vowels;
    }

    /// <summary>The place behind the first consonant that follows a vowel; the end when there is none.</summary>
    private readonly int AfterSyllable(int from)
    {
        if (from >= _length - 1)
            return _length;
        var ends = ~_vowels & (_vowels << 1) & (~0UL << (from + 1));
        return Math.Min(_length, BitOperations.TrailingZeroCount(ends) + 1);
    }

    private void CutEndings()
    {
        Step1B();
        Step1C();
        if (_length <= _first)
            return;
        Step2();
        Step3();
        Step4();
        Step5();
    }

    private void Step1A()
    {
        if (Last == 's')
        {
            if (EndsWith("sses"))
                _length -= 2;
            else if (EndsWith("ies"))
                _length -= _length > 4 ? 2 : 1;
            else if (_word[_length - 2] is not ('u' or 's') && HasVowel(_length - 2))
                _length--;
        }
        else if (EndsWith("ied"))
        {
            _length -= _length > 4 ? 2 : 1;
        }
    }

    private void Step1B()
    {
        var ending = Last switch
        {
            'd' => EndsWith("eed") ? -3 : EndsWith("ed") ? 2 : 0,
            'g' => EndsWith("ing") ? 3 : 0,
            'y' => EndsWith("eedly") ? -5 : EndsWith("edly") ? 4 : EndsWith("ingly") ? 5 : 0,
            _ => 0,
        };
        if (ending < 0 && _length + ending >= _first)
            _length += ending + 2;
        if (ending <= 0 || !HasVowel(_length - ending))
            return;
        _length -= ending;
        Mend();
    }

    /// <summary>Gives back the e, or takes away the letter, that -ed and -ing cost or brought.</summary>
    private void Mend()
    {
        if (EndsWith("at") || EndsWith("bl") || EndsWith("iz") || (_length <= _first && EndsWithShortSyllable(_length)))
            PutE();
        else if (_length > 1 && Last == _word[_length - 2] && "bdfgmnprt".Contains(Last))
            _length--;
    }

    private void Step1C()
    {
        if (_length > 2 && Last == 'y' && !IsVowel(_length - 2))
        {
            _word[_length - 1] = 'i';
            _vowels |= 1UL << (_length - 1);
        }
    }

    private void Step2()
    {
        if (StemmerTables.FindLongest(StemmerTables.Step2, Stem) is not { } rule || !IsInFirst(rule.Ending))
            return;
        var before = _length > rule.Ending.Length ? _word[_length - rule.Ending.Length - 1] : ' ';
        if (rule.Ending == "ogi" && before != 'l' || rule.Ending == "li" && !"cdeghkmnrt".Contains(before))
            return;
        Replace(rule);
    }

    private void Step3()
    {
        if (StemmerTables.FindLongest(StemmerTables.Step3, Stem) is not { } rule || !IsInFirst(rule.Ending))
            return;
        if (rule.Ending != "ative" || IsInSecond(rule.Ending))
            Replace(rule);
    }

    private void Step4()
    {
        if (StemmerTables.FindLongest(StemmerTables.Step4, Stem) is not { } rule || !IsInSecond(rule.Ending))
            return;
        if (rule.Ending != "ion" || _word[_length - 4] is 's' or 't')
            Replace(rule);
    }

    private void Step5()
    {
        var last = _length - 1;
        if (Last == 'e' && (last >= _second || (last >= _first && !EndsWithShortSyllable(last))))
            _length--;
        else if (Last == 'l' && last >= _second && last > 0 && _word[last - 1] == 'l')
            _length--;
    }

    private readonly bool IsInFirst(string ending) => _length - ending.Length >= _first;

    private readonly bool IsInSecond(string ending) => _length - ending.Length >= _second;

    private void Replace(StemmerTables.Rule rule)
    {
        _length -= rule.Ending.Length;
        rule.Replacement.CopyTo(_word[_length..]);
        _vowels = (_vowels & ~(~0UL << _length)) | (rule.Vowels << _length);
        _length += rule.Replacement.Length;
    }

    private void PutE()
    {
        _vowels |= 1UL << _length;
        _word[_length++] = 'e';
    }

    private readonly bool EndsWith(string ending) => Stem.EndsWith(ending);

    private readonly bool IsVowel(int at) => (_vowels >> at & 1) != 0;

    private readonly bool HasVowel(int length) => length > 0 && (_vowels & ~0UL >> (64 - length)) != 0;

    /// <summary>
    /// A vowel between consonants of which the second is no w, x or consonant y; or a word of a vowel and a consonant.
    /// </summary>
    private readonly bool EndsWithShortSyllable(int length)
    {
        if (length < 2 || IsVowel(length - 1) || !IsVowel(length - 2))
            return false;
        return length == 2 || (_word[length - 1] is not ('w' or 'x' or 'y') && !IsVowel(length - 3));
    }
}
