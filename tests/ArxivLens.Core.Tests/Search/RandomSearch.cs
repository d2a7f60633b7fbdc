using System.Text;
using ArxivLens.Index.Documents;
using ArxivLens.Index.Querying;
using ArxivLens.Index.Tests;

namespace ArxivLens.Core.Tests.Search;

/// <summary>
/// A search by the grammar of docs/search.md beside what it means, made together so that the parser's reading can be held against
/// it; and the same text with slips of the keyboard, which means whatever it is read as.
/// </summary>
internal sealed class RandomSearch(Sequence random)
{
    /// <summary>Begins no longer than the shortest stem, so that the naive search knows what they stand for.</summary>
    private static readonly string[] Prefixes = ["ga", "gr", "mat", "da", "th", "mo", "qu", "gau", "zz"];

    private static readonly (string Name, TextField Field)[] Fields =
    [
        ("title:", TextField.Title), ("ti:", TextField.Title), ("abstract:", TextField.Abstract),
        ("comments:", TextField.Comments),
    ];

    private static readonly string[] Slips =
    [
        "(", ")", "\"", "*", ":", "-", "=", " OR ", " AND ", " NOT ", "title:", "author:", "year:", "cat:", "id:", "date:", "..",
        " ", "$", "\\frac", "数", "\uD800", "\0", "é", "1994", "2311.09227", "!", "k7",
    ];

    /// <summary>A search and its meaning.</summary>
    public (string Text, Query Meaning) Make() => Alternatives(3, null);

    /// <summary>A text with some characters doubled, gone, exchanged or put in.</summary>
    public string Slip(string text)
    {
        var slipped = new StringBuilder(text);
        for (var slips = 1 + random.Below(4); slips > 0 && slipped.Length > 0; slips--)
        {
            var at = random.Below(slipped.Length);
            switch (random.Below(4))
            {
                case 0:
                    slipped.Remove(at, 1);
                    break;
                case 1:
                    slipped.Insert(at, slipped[random.Below(slipped.Length)]);
                    break;
                case 2:
                    slipped.Insert(at, Slips[random.Below(Slips.Length)]);
                    break;
                default:
                    slipped[at] = slipped[random.Below(slipped.Length)];
                    break;
            }
        }

        return slipped.ToString();
    }

    private (string Text, Query Meaning) Alternatives(int depth, TextField? field)
    {
        var count = 1 + random.Below(3) / 2 + random.Below(2);
        var parts = Enumerable.Range(0, count).Select(_ => Conjunction(depth, field)).ToList();
        return (
            string.Join(" OR ", parts.Select(part => part.Text)),
            parts.Count == 1 ? parts[0].Meaning : new OrQuery([.. parts.Select(part => part.Meaning)]));
    }

    private (string Text, Query Meaning) Conjunction(int depth, TextField? field)
    {
        var text = new StringBuilder();
        var parts = new List<Query>();
        for (var count = 1 + random.Below(3); count > 0; count--)
        {
            if (parts.Count > 0)
                text.Append(random.Below(3) == 0 ? " AND " : " ");
            var (written, meaning) = Part(depth, field);
            text.Append(written);
            parts.Add(meaning);
        }

        // Exclusions alone exclude from everything, even a stop word.
        return (text.ToString(), new AndQuery(parts.TrueForAll(part => part is NotQuery) ? [new AllQuery(), .. parts] : parts));
    }

    private (string Text, Query Meaning) Part(int depth, TextField? field)
    {
        var not = random.Below(6) switch { 0 => "NOT ", 1 => "-", _ => "" };
        var name = "";
        if (random.Below(4) == 0)
            (name, field) = Fields[random.Below(Fields.Length)];
        var (text, meaning) = random.Below(depth > 0 ? 11 : 9) switch
        {
            < 4 => Word(field),
            4 => Phrase(field),
            5 => Prefix(field),
            6 => Exact(field),
            7 => ("cat:cs.AI", new KeywordQuery(KeywordField.Category, "cs.AI")),
            8 => Years(),
            _ => Group(depth - 1, field),
        };
        // A filter names its field itself.
        name = meaning is KeywordQuery or YearQuery ? "" : name;
        return (not + name + text, not.Length > 0 ? new NotQuery(meaning) : meaning);
    }

    private (string Text, Query Meaning) Word(TextField? field)
    {
        var word = RandomCorpus.Text(random, 1);
        return (word, new TermQuery(word, field));
    }

    private (string Text, Query Meaning) Phrase(TextField? field)
    {
        var text = RandomCorpus.Text(random, 3);
        return ($"\"{text}\"", new PhraseQuery(text, field));
    }

    private (string Text, Query Meaning) Prefix(TextField? field)
    {
        var prefix = Prefixes[random.Below(Prefixes.Length)];
        return (prefix + "*", new PrefixQuery(prefix, field));
    }

    private (string Text, Query Meaning) Exact(TextField? field)
    {
        var word = RandomCorpus.Text(random, 1);
        return ("=" + word, new TermQuery(word, field, IsExact: true));
    }

    private (string Text, Query Meaning) Years()
    {
        var (from, to) = (1990 + random.Below(5), 1990 + random.Below(5));
        return random.Below(3) switch
        {
            0 => ($"year:{from}", new YearQuery(from, from)),
            1 => ($"year:>={from}", new YearQuery(from, 9999)),
            _ => ($"year:{Math.Min(from, to)}..{Math.Max(from, to)}", new YearQuery(Math.Min(from, to), Math.Max(from, to))),
        };
    }

    private (string Text, Query Meaning) Group(int depth, TextField? field)
    {
        var (text, meaning) = Alternatives(depth, field);
        return ($"({text})", meaning);
    }
}
