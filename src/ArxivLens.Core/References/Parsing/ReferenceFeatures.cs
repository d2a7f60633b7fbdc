namespace ArxivLens.Core.References;

/// <summary>
/// The features of each piece of a reference: the word and its parts, how it is written, its neighbours, where it stands, and the
/// stretch between two points or commas it belongs to.
/// </summary>
internal static class ReferenceFeatures
{
    private const int LongestAffix = 4;
    private const int LongestLook = 8;

    private static readonly FeatureValue Always = Kind("always");
    private static readonly FeatureValue[] Words = [Kind("w-2"), Kind("w-1"), Kind("w"), Kind("w+1"), Kind("w+2")];
    private static readonly FeatureValue[] WordPairs = [Kind("ww-1"), Kind("ww+1")];
    private static readonly FeatureValue[] Prefixes = [Kind("p1"), Kind("p2"), Kind("p3"), Kind("p4")];
    private static readonly FeatureValue[] Suffixes = [Kind("s1"), Kind("s2"), Kind("s3"), Kind("s4")];
    private static readonly FeatureValue[] Caps = [Kind("c-2"), Kind("c-1"), Kind("c"), Kind("c+1"), Kind("c+2")];
    private static readonly FeatureValue[] Digits = [Kind("d-2"), Kind("d-1"), Kind("d"), Kind("d+1"), Kind("d+2")];
    private static readonly FeatureValue[] Trails = [Kind("t-2"), Kind("t-1"), Kind("t"), Kind("t+1"), Kind("t+2")];
    private static readonly FeatureValue[] Leads = [Kind("l-2"), Kind("l-1"), Kind("l"), Kind("l+1"), Kind("l+2")];
    private static readonly FeatureValue CapsTrail = Kind("ct");
    private static readonly FeatureValue CapsThree = Kind("ccc");
    private static readonly FeatureValue DigitsThree = Kind("ddd");
    private static readonly FeatureValue TrailCaps = Kind("tct");
    private static readonly FeatureValue TrailDigits = Kind("tdt");
    private static readonly FeatureValue LeadDigits = Kind("ldt");
    private static readonly FeatureValue WordTrail = Kind("wt");
    private static readonly FeatureValue TrailWord = Kind("tw");
    private static readonly FeatureValue Tenth = Kind("tenth");
    private static readonly FeatureValue FromStart = Kind("start");
    private static readonly FeatureValue FromEnd = Kind("end");
    private static readonly FeatureValue Quoted = Kind("quoted");
    private static readonly FeatureValue QuotedCaps = Kind("qc");
    private static readonly FeatureValue Bracketed = Kind("bracketed");
    private static readonly FeatureValue Glued = Kind("glued");
    private static readonly FeatureValue AfterYear = Kind("y");
    private static readonly FeatureValue AfterYearCaps = Kind("yc");
    private static readonly FeatureValue AfterIn = Kind("in");
    private static readonly FeatureValue NextDigits = Kind("nd");
    private static readonly FeatureValue NextTrail = Kind("nt");
    private static readonly FeatureValue NextTrailCaps = Kind("ntc");
    private static readonly FeatureValue ChunkFirst = Kind("cf");
    private static readonly FeatureValue ChunkLast = Kind("cl");
    private static readonly FeatureValue ChunkHas = Kind("ch");
    private static readonly FeatureValue ChunkLength = Kind("cn");
    private static readonly FeatureValue ChunkNext = Kind("cx");
    private static readonly FeatureValue ChunkNextWord = Kind("cxw");
    private static readonly FeatureValue ChunkPrevious = Kind("cp");
    private static readonly FeatureValue ChunkNumber = Kind("ci");
    private static readonly FeatureValue ChunkSide = Kind("cs");
    private static readonly FeatureValue Begins = FeatureValue.Known("<s>");
    private static readonly FeatureValue Ends = FeatureValue.Known("</s>");
    private static readonly FeatureValue Far = FeatureValue.Known("far");
    private static readonly FeatureValue Yes = FeatureValue.Known("yes");
    private static readonly FeatureValue[] Counts = [.. Enumerable.Range(0, 13).Select(n => FeatureValue.Known($"{n}"))];
    private static readonly ulong In = FeatureValue.Known("in").Hash;

    /// <summary>Hands the features of all pieces to a sink.</summary>
    public static void Write<TSink>(ReadOnlySpan<char> folded, List<ReferenceToken> tokens, ReadOnlySpan<PieceTraits> traits, ref TSink sink)
        where TSink : IReferenceFeatureSink, allows ref struct
    {
        var (hasYear, hasIn, chunk) = (false, false, new ReferenceChunk());
        for (var at = 0; at < tokens.Count; at++)
        {
            if (at >= chunk.End)
                chunk = ReferenceChunk.At(traits, at);
            AddWord(folded, tokens[at], ref sink);
            AddForm(traits, at, ref sink);
            AddNeighbours(traits, at, ref sink);
            AddPlace(traits, at, hasYear, hasIn, ref sink);
            AddAhead(traits, at, ref sink);
            AddChunk(traits, chunk, at, ref sink);
            if (tokens[at].IsGlued)
                sink.Add(Glued);
            sink.EndPiece();
            hasYear |= PieceForms.IsYear(traits[at].Digits);
            hasIn |= traits[at].Word.Hash == In && at > 0 && traits[at - 1].End != PieceEnd.Open;
        }
    }

    private static FeatureValue Kind(string name) => FeatureValue.Known(name);

    private static void AddWord<TSink>(ReadOnlySpan<char> folded, ReferenceToken token, ref TSink sink)
        where TSink : IReferenceFeatureSink, allows ref struct
    {
        sink.Add(Always);
        if (token.Form is not null)
            return;
        var core = folded[token.CoreStart..token.CoreEnd];
        for (var length = 1; length <= Math.Min(LongestAffix, core.Length - 1); length++)
        {
            if (char.IsAsciiDigit(core[0]) && length > 2)
                break;
            sink.Add(Prefixes[length - 1], FeatureValue.Of(core[..length], TSink.IsNaming));
            sink.Add(Suffixes[length - 1], FeatureValue.Of(core[^length..], TSink.IsNaming));
        }
    }

    private static void AddForm<TSink>(ReadOnlySpan<PieceTraits> traits, int at, ref TSink sink)
        where TSink : IReferenceFeatureSink, allows ref struct
    {
        ref readonly var here = ref traits[at];
        var before = at > 0 ? traits[at - 1].Trail : Begins;
        sink.Add(CapsTrail, here.Caps, here.Trail);
        sink.Add(WordTrail, here.Word, here.Trail);
        sink.Add(TrailWord, before, here.Word);
        sink.Add(TrailCaps, before, here.Caps, here.Trail);
        sink.Add(TrailDigits, before, here.Digits, here.Trail);
        sink.Add(LeadDigits, here.Lead, here.Digits, here.Trail);
        sink.Add(CapsThree, at > 0 ? traits[at - 1].Caps : Begins, here.Caps, at + 1 < traits.Length ? traits[at + 1].Caps : Ends);
        sink.Add(DigitsThree, at > 0 ? traits[at - 1].Digits : Begins, here.Digits, at + 1 < traits.Length ? traits[at + 1].Digits : Ends);
        sink.Add(Quoted, here.Quoted);
        sink.Add(QuotedCaps, here.Quoted, here.Caps);
        if (here.IsBracketed)
            sink.Add(Bracketed);
    }

    private static void AddNeighbours<TSink>(ReadOnlySpan<PieceTraits> traits, int at, ref TSink sink)
        where TSink : IReferenceFeatureSink, allows ref struct
    {
        for (var offset = -2; offset <= 2; offset++)
        {
            var other = at + offset;
            if (other < 0 || other >= traits.Length)
            {
                sink.Add(Words[offset + 2], other < 0 ? Begins : Ends);
                continue;
            }

            sink.Add(Words[offset + 2], traits[other].Word);
            sink.Add(Caps[offset + 2], traits[other].Caps);
            sink.Add(Digits[offset + 2], traits[other].Digits);
            sink.Add(Trails[offset + 2], traits[other].Trail);
            sink.Add(Leads[offset + 2], traits[other].Lead);
        }

        if (at > 0)
            sink.Add(WordPairs[0], traits[at - 1].Word, traits[at].Word);
        if (at + 1 < traits.Length)
            sink.Add(WordPairs[1], traits[at].Word, traits[at + 1].Word);
    }

    private static void AddPlace<TSink>(ReadOnlySpan<PieceTraits> traits, int at, bool hasYear, bool hasIn, ref TSink sink)
        where TSink : IReferenceFeatureSink, allows ref struct
    {
        sink.Add(Tenth, Counts[at * 10 / traits.Length]);
        if (at < 4)
            sink.Add(FromStart, Counts[at]);
        if (traits.Length - at <= 4)
            sink.Add(FromEnd, Counts[traits.Length - at]);
        if (hasYear)
        {
            sink.Add(AfterYear);
            sink.Add(AfterYearCaps, traits[at].Caps, traits[at].Digits);
        }

        if (hasIn)
            sink.Add(AfterIn, traits[at].Caps, hasYear ? Yes : PieceForms.None);
    }

    /// <summary>The next number and the next punctuation with how far they are.</summary>
    private static void AddAhead<TSink>(ReadOnlySpan<PieceTraits> traits, int at, ref TSink sink)
        where TSink : IReferenceFeatureSink, allows ref struct
    {
        var (digits, trail, digitsAway, trailAway) = (Far, Far, LongestLook, LongestLook);
        for (var away = 1; away < LongestLook && at + away < traits.Length; away++)
        {
            if (digits == Far && traits[at + away].Digits != PieceForms.None)
                (digits, digitsAway) = (traits[at + away].Digits, away);
            if (trail == Far && traits[at + away].Trail != PieceForms.None)
                (trail, trailAway) = (traits[at + away].Trail, away);
        }

        sink.Add(NextDigits, digits, Counts[digitsAway]);
        sink.Add(NextTrail, trail, Counts[trailAway]);
        sink.Add(NextTrailCaps, trail, traits[at].Caps, digits);
    }

    private static void AddChunk<TSink>(ReadOnlySpan<PieceTraits> traits, in ReferenceChunk chunk, int at, ref TSink sink)
        where TSink : IReferenceFeatureSink, allows ref struct
    {
        var length = Counts[Math.Min(12, chunk.End - chunk.Start)];
        sink.Add(ChunkFirst, traits[chunk.Start].Word);
        sink.Add(ChunkLast, traits[chunk.End - 1].Word);
        sink.Add(ChunkLength, length, traits[chunk.End - 1].Trail);
        sink.Add(ChunkNumber, Counts[Math.Min(12, traits[at].Chunk)]);
        sink.Add(ChunkSide, chunk.Shape(traits), traits[chunk.End - 1].Trail);
        if (chunk.Start > 0)
            sink.Add(ChunkPrevious, traits[chunk.Start - 1].Word, traits[chunk.Start - 1].Trail);
        if (chunk.End < traits.Length)
        {
            sink.Add(ChunkNext, traits[chunk.End].Digits, traits[chunk.End].Lead, traits[chunk.End].Trail);
            sink.Add(ChunkNextWord, traits[chunk.End].Word);
        }

        for (var other = chunk.Start; other < Math.Min(chunk.End, chunk.Start + ReferenceChunk.Looked); other++)
        {
            if (other != at)
                sink.Add(ChunkHas, traits[other].Word);
        }
    }
}
