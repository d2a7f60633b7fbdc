namespace ArxivLens.Index.Analysis;

/// <summary>
/// Takes the endings off an English word by M. F. Porter's second stemmer ("The English (Porter2) stemming algorithm", Snowball,
/// 2002), whose steps and regions are named here as there. Its step 0 has nothing to do, since no token holds an apostrophe.
/// </summary>
internal ref struct EnglishStemmer
{
    // A y that counts as a consonant stands as a capital while the word is worked on.
    private const char ConsonantY = 'Y';

    private readonly Span<char> _word;
    private int _length;
    private int _first;
    private int _second;

    private EnglishStemmer(Span<char> word)
    {
        _word = word;
        _length = word.Length;
        MarkConsonantY();
        FindRegions();
    }

    /// <summary>Cuts a word in place; what a step puts back never reaches beyond the word's own end.</summary>
    /// <param name="word">A word of a–z alone.</param>
    /// <returns>The length of the stem, 1 or more for a word of one letter or more.</returns>
    public static int Cut(Span<char> word)
    {
        if (word.Length <= 2)
            return word.Length;
        if (StemmerTables.FindWord(word) is { } known)
        {
            known.CopyTo(word);
            return known.Length;
        }

        var stemmer = new EnglishStemmer(word);
        stemmer.Step1A();
        if (!StemmerTables.IsKept(stemmer.Stem))
            stemmer.CutEndings();
        stemmer.Stem.Replace(ConsonantY, 'y');
        return stemmer._length;
    }

    private readonly Span<char> Stem => _word[.._length];

    private void CutEndings()
    {
        Step1B();
        Step1C();
        Step2();
        Step3();
        Step4();
        Step5();
    }

    private readonly void MarkConsonantY()
    {
        for (var at = 0; at < _word.Length; at++)
        {
            if (_word[at] == 'y' && (at == 0 || IsVowel(_word[at - 1])))
                _word[at] = ConsonantY;
        }
    }

    private void FindRegions()
    {
        _first = StemmerTables.RegionOfOwn(_word);
        if (_first == 0)
            _first = AfterSyllable(0);
        _second = AfterSyllable(_first);
    }

    /// <summary>The place behind the first consonant that follows a vowel; the end when there is none.</summary>
    private readonly int AfterSyllable(int from)
    {
        for (var at = from + 1; at < _length; at++)
        {
            if (!IsVowel(_word[at]) && IsVowel(_word[at - 1]))
                return at + 1;
        }

        return _length;
    }

    private void Step1A()
    {
        if (EndsWith("sses"))
            _length -= 2;
        else if (EndsWith("ied") || EndsWith("ies"))
            _length -= _length > 4 ? 2 : 1;
        else if (_word[_length - 1] == 's' && !EndsWith("us") && !EndsWith("ss") && HasVowel(_length - 2))
            _length--;
    }

    private void Step1B()
    {
        var ending = EndsWith("eedly") ? 5 : EndsWith("eed") ? 3 : 0;
        if (ending > 0)
        {
            if (_length - ending >= _first)
                _length -= ending - 2;
            return;
        }

        ending = EndsWith("ingly") ? 5 : EndsWith("edly") ? 4 : EndsWith("ing") ? 3 : EndsWith("ed") ? 2 : 0;
        if (ending == 0 || !HasVowel(_length - ending))
            return;
        _length -= ending;
        Mend();
    }

    /// <summary>Gives back the e, or takes away the letter, that -ed and -ing cost or brought.</summary>
    private void Mend()
    {
        if (EndsWith("at") || EndsWith("bl") || EndsWith("iz"))
            Put('e');
        else if (_length > 1 && _word[_length - 1] == _word[_length - 2] && "bdfgmnprt".Contains(_word[_length - 1]))
            _length--;
        else if (_length <= _first && EndsWithShortSyllable(_length))
            Put('e');
    }

    private readonly void Step1C()
    {
        if (_length > 2 && _word[_length - 1] is 'y' or ConsonantY && !IsVowel(_word[_length - 2]))
            _word[_length - 1] = 'i';
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
        if (_word[last] == 'e' && (last >= _second || last >= _first && !EndsWithShortSyllable(last)))
            _length--;
        else if (_word[last] == 'l' && last >= _second && last > 0 && _word[last - 1] == 'l')
            _length--;
    }

    private readonly bool IsInFirst(string ending) => _length - ending.Length >= _first;

    private readonly bool IsInSecond(string ending) => _length - ending.Length >= _second;

    private void Replace(StemmerTables.Rule rule)
    {
        _length -= rule.Ending.Length;
        rule.Replacement.CopyTo(_word[_length..]);
        _length += rule.Replacement.Length;
    }

    private void Put(char letter) => _word[_length++] = letter;

    private readonly bool EndsWith(string ending) => Stem.EndsWith(ending);

    private readonly bool HasVowel(int length)
    {
        for (var at = 0; at < length; at++)
        {
            if (IsVowel(_word[at]))
                return true;
        }

        return false;
    }

    /// <summary>A vowel between consonants of which the second is no w, x or consonant y; or a word of a vowel and a consonant.</summary>
    private readonly bool EndsWithShortSyllable(int length)
    {
        if (length < 2 || IsVowel(_word[length - 1]) || !IsVowel(_word[length - 2]))
            return false;
        return length == 2 || (_word[length - 1] is not ('w' or 'x' or ConsonantY) && !IsVowel(_word[length - 3]));
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
