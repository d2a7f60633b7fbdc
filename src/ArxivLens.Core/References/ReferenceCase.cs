using System.Buffers;

namespace ArxivLens.Core.References;

/// <summary>What speaks for a work in a reference and what against it.</summary>
internal readonly ref struct ReferenceCase
{
    // A preprint appears in print years later; what is in print is seldom dated before.
    private const int LatestPrint = 6;
    private const int EarliestPrint = -1;
    private const int LongTitle = 40;
    private const int UsualTitle = 25;

    private static readonly SearchValues<char> Signs = SearchValues.Create(".,;:?!\"'“”‘’«»()[]–—");

    private readonly KnownWorks known;
    private readonly ReferenceContents reading;
    private readonly int work;

    public ReferenceCase(KnownWorks known, ReferenceContents reading, int work, int from = 0, int to = 0)
    {
        this.known = known;
        this.reading = reading;
        this.work = work;
        Letters = to - from;
        var words = reading.Words;
        (FirstWord, EndWord) = to > from ? (words.WordAt(from), words.WordAt(to - 1) + 1) : (0, 0);
        foreach (var author in known.Authors(work))
        {
            var isNamed = reading.Names(author, FirstWord, EndWord);
            Named += isNamed ? 1 : 0;
            HasFirst |= isNamed && Authors == 0;
            Authors++;
        }
    }

    /// <summary>The first word of the title and the one behind its last.</summary>
    public int FirstWord { get; }

    public int EndWord { get; }

    /// <summary>Letters of the title.</summary>
    public int Letters { get; }

    /// <summary>Authors of the work, how many of them are named, and whether the first one is.</summary>
    public int Authors { get; }

    public int Named { get; }

    public bool HasFirst { get; }

    /// <summary>Whether the reference names authors, and none of them is one of the work's.</summary>
    public bool IsByOthers => Authors > 0 && Named == 0 && reading.HasAuthors;

    /// <summary>Whether a year of the reference is one that the work can have; <c>null</c> when one of both has none.</summary>
    public bool? IsOfYear
    {
        get
        {
            if (known.Year(work) == 0 || reading.Years.Count == 0)
                return null;
            foreach (var year in reading.Years)
            {
                if (year - known.Year(work) is >= EarliestPrint and <= LatestPrint)
                    return true;
            }

            return false;
        }
    }

    /// <summary>Whether exactly this year is given.</summary>
    public bool HasYear => reading.Years.Contains(known.Year(work));

    /// <summary>Whether journal, volume and page, which are the work's, can be meant.</summary>
    public bool IsAtPlace => Authors == 0 ? HasYear : Named > 0 || (!reading.HasAuthors && IsOfYear == true);

    /// <summary>Whether a title that stands there is meant: by whom, when, and how it is set off from what stands around it.</summary>
    public bool IsTitle
    {
        get
        {
            if (IsOfAnother())
                return false;
            var isSetOff = IsSetOff();
            if (Authors == 0)
                return Letters >= LongTitle && isSetOff && HasYear;
            return IsOfYear switch
            {
                true when Letters < KnownWorks.Beginning || !isSetOff => HasFirst && (isSetOff || Letters >= LongTitle),
                true => HasFirst || Named > 1,
                null => isSetOff && HasFirst && Letters >= UsualTitle && Named * 2 >= Math.Min(Authors, 3),
                false => false,
            };
        }
    }

    private bool IsSetOff()
    {
        var words = reading.Words;
        var isBegun = FirstWord == 0 || IsSign(words.Before(words.Start(FirstWord))) || IsNumber(words.Word(FirstWord - 1));
        return isBegun
            && (EndWord == words.Count || IsSign(words.Before(words.Start(EndWord))) || IsNumber(words.Word(EndWord)));
    }

    /// <summary>Whether it is about the work only: a comment, a reply, an erratum; or of a series the next part.</summary>
    private bool IsOfAnother()
    {
        var words = reading.Words;
        for (var word = Math.Max(0, FirstWord - 3); word < FirstWord; word++)
        {
            if (IsRemark(words.Word(word)))
                return true;
        }

        if (EndWord == words.Count)
            return false;
        var next = words.Word(EndWord);
        return IsPart(next) || (next.Length == 1 && !IsSign(words.Before(words.Start(EndWord)))
            && next[0] is (byte)'i' or (byte)'v' or (byte)'x' or (>= (byte)'0' and <= (byte)'9'));
    }

    private static bool IsSign(ReadOnlySpan<char> between) => between.ContainsAny(Signs);

    private static bool IsNumber(ReadOnlySpan<byte> word) => word.Length == 4 && !word.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    private static bool IsRemark(ReadOnlySpan<byte> word) =>
        word.StartsWith("comment"u8) || word.StartsWith("repl"u8) || word.StartsWith("errat"u8) || word.StartsWith("corrigend"u8)
        || word.StartsWith("addend"u8) || word.SequenceEqual("response"u8) || word.StartsWith("rejoinder"u8) || word.StartsWith("discussion"u8);

    private static bool IsPart(ReadOnlySpan<byte> word) => word.SequenceEqual("part"u8) || word.SequenceEqual("ii"u8)
        || word.SequenceEqual("iii"u8) || word.SequenceEqual("iv"u8) || word.SequenceEqual("vi"u8) || word.SequenceEqual("vii"u8);
}
