namespace ArxivLens.Scale.Corpus;

/// <summary>
/// Writes titles and abstracts of made-up words: a third of them words of grammar, of the others three in ten from the paper's
/// topic and as many after the word they like to follow; some in the plural or with another ending, some formulas and numbers.
/// </summary>
internal sealed class PaperWriter(WordTable words)
{
    private const int TopicWords = 60;
    private static readonly byte[][] Grammar =
    [
        .. "the of and in to a we is for that with on by are this as an from which be our can it at these"
            .Split(' ').Select(System.Text.Encoding.ASCII.GetBytes),
    ];

    private static readonly byte[][] Endings = ["s"u8.ToArray(), "s"u8.ToArray(), "ing"u8.ToArray(), "ed"u8.ToArray(), "al"u8.ToArray()];
    private static readonly byte[][] Formulas =
        ["$N=4$"u8.ToArray(), "SU(3)"u8.ToArray(), "$\\alpha$"u8.ToArray(), "$10^{-3}$"u8.ToArray(), "t-SNE"u8.ToArray(), "AdS$_5$"u8.ToArray()];

    private int _last;

    /// <summary>Writes a title of 5 to 14 words.</summary>
    public void WriteTitle(ByteText text, int topic, ref Dice dice)
    {
        text.Clear();
        _last = TopicWord(topic, ref dice);
        for (var left = 5 + dice.Below(10); left > 0; left--)
            WriteWord(text, topic, 0.22, ref dice);
        text.Cut(text.Length - 1);
        text.Capitalise(0);
    }

    /// <summary>Writes an abstract of 110 to 185 words in sentences of about twenty.</summary>
    public void WriteAbstract(ByteText text, int topic, ref Dice dice)
    {
        text.Clear();
        var (sentence, end) = (0, 12 + dice.Below(18));
        var begin = 0;
        for (var left = 110 + dice.Below(76); left > 0; left--)
        {
            WriteWord(text, topic, 0.37, ref dice);
            if (++sentence == end || left == 1)
            {
                text.Cut(text.Length - 1);
                text.Add(". "u8).Capitalise(begin);
                (sentence, end, begin) = (0, 12 + dice.Below(18), text.Length);
            }
            else if (dice.Below(14) == 0)
            {
                text.Cut(text.Length - 1);
                text.Add(", "u8);
            }
        }

        text.Cut(text.Length - 1);
    }

    private void WriteWord(ByteText text, int topic, double grammar, ref Dice dice)
    {
        if (dice.Fraction() < grammar)
        {
            var rank = dice.Fraction();
            text.Add(Grammar[(int)(rank * rank * Grammar.Length)]).Add((byte)' ');
            return;
        }

        var kind = dice.Below(100);
        if (kind < 2)
        {
            text.Add(Formulas[dice.Below(Formulas.Length)]).Add((byte)' ');
            return;
        }

        _last = kind switch
        {
            < 30 => TopicWord(topic, ref dice),
            < 57 => words.Successor(_last, dice.Below(8) switch { < 4 => 0, < 6 => 1, 6 => 2, _ => 3 }),
            _ => words.RankAt(dice.Fraction()),
        };
        text.Cut(text.Length + WordTable.Spell(_last, text.Room(WordTable.Longest)));
        if (dice.Below(5) == 0)
            text.Add(Endings[dice.Below(Endings.Length)]);
        text.Add(kind == 99 ? (byte)'-' : (byte)' ');
    }

    /// <summary>A topic's words are of middle frequency, its first ones in most of its papers.</summary>
    private static int TopicWord(int topic, ref Dice dice)
    {
        var choice = dice.Fraction();
        var place = (ulong)(choice * choice * TopicWords);
        var rank = Dice.FractionOf(((ulong)topic << 8) | place | (1UL << 40));
        return 150 + (int)(rank * rank * rank * 60_000);
    }
}
