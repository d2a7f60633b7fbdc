using ArxivLens.Core.Papers;

namespace ArxivLens.Core.References;

/// <summary>Finds what has a form of its own: web addresses, DOIs, arXiv identifiers of both eras. One pass, nothing backtracks.</summary>
internal static class ReferenceForms
{
    private const int LongestForm = 2_000;
    private const int LongestArchive = 12;
    private const string Closing = ".,;:!?\"'”’»}>";

    /// <summary>The forms of a text in order; they do not overlap.</summary>
    public static void Find(ReadOnlySpan<char> text, List<ReferenceForm> forms)
    {
        forms.Clear();
        for (var at = 0; at < text.Length;)
        {
            if ((at > 0 && char.IsLetterOrDigit(text[at - 1])) || !TryReadAt(text, at, out var form))
            {
                at++;
                continue;
            }

            forms.Add(form);
            at = form.End;
        }
    }

    private static bool TryReadAt(ReadOnlySpan<char> text, int at, out ReferenceForm form)
    {
        form = default;
        return text[at] switch
        {
            'h' or 'H' or 'f' or 'F' or 'w' or 'W' when TryReadAddress(text, at, out form) => true,
            '1' when TryReadDoi(text, at, out form) => true,
            >= '0' and <= '9' => TryReadNew(text, at, out form),
            (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => TryReadOld(text, at, out form),
            _ => false,
        };
    }

    private static bool TryReadAddress(ReadOnlySpan<char> text, int at, out ReferenceForm form)
    {
        form = default;
        var rest = text[at..];
        if (!rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            && !rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            && !rest.StartsWith("ftp://", StringComparison.OrdinalIgnoreCase)
            && !rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var end = EndOf(text, at, "<>\"“”");
        if (end - at < 8)
            return false;
        var address = text[at..end].ToString();
        var label = DoiText.TryNormalize(address, out _) ? ReferenceLabel.Doi
            : ArxivId.TryParse(address, out _) ? ReferenceLabel.Arxiv
            : ReferenceLabel.Url;
        form = new ReferenceForm(label, at, end);
        return true;
    }

    /// <summary><c>10.</c>, a registrant's digits, a slash and what follows up to a space.</summary>
    private static bool TryReadDoi(ReadOnlySpan<char> text, int at, out ReferenceForm form)
    {
        form = default;
        if (!text[at..].StartsWith("10."))
            return false;
        var slash = at + 3;
        while (slash < text.Length && (char.IsAsciiDigit(text[slash]) || text[slash] == '.'))
            slash++;
        if (slash - at < 7 || slash >= text.Length - 1 || text[slash] != '/')
            return false;
        var isSici = text[slash..].StartsWith("/(SICI)", StringComparison.OrdinalIgnoreCase);
        var end = EndOf(text, at, isSici ? "\"“”" : "<>\"“”;");
        end = BeforeNext(text, at, end);
        form = new ReferenceForm(ReferenceLabel.Doi, at, end);
        return end > slash + 1;
    }

    /// <summary>A comma ends a DOI when another identifier follows it: <c>10.1103/PhysRevD.50.3874,hep-th/9407087</c>.</summary>
    private static int BeforeNext(ReadOnlySpan<char> text, int at, int end)
    {
        var comma = text[at..end].IndexOf(',');
        if (comma < 0)
            return end;
        var next = at + comma + 1;
        return next < end && TryReadAt(text, next, out _) ? at + comma : end;
    }

    /// <summary><c>2311.09227v2</c>; whether year, month and digits fit is for the reader of identifiers to say.</summary>
    private static bool TryReadNew(ReadOnlySpan<char> text, int at, out ReferenceForm form)
    {
        form = default;
        if (at > 0 && text[at - 1] is '.' or '/' or '-' or '–' or '$' or '#' || at + 9 > text.Length || text[at + 4] != '.')
            return false;
        var end = at + 5;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        if (end - at is < 9 or > 10)
            return false;
        end = AfterVersion(text, end);
        form = new ReferenceForm(ReferenceLabel.Arxiv, at, end);
        return IsEnd(text, end) && ArxivId.TryParseBare(text[at..end], out _);
    }

    /// <summary><c>hep-th/9711200</c>, <c>math.GT/0309136</c>, <c>hepph/9905221</c>, <c>hep-th 9711200</c>.</summary>
    private static bool TryReadOld(ReadOnlySpan<char> text, int at, out ReferenceForm form)
    {
        form = default;
        var slash = at;
        while (slash < text.Length && slash - at < LongestArchive && (char.IsAsciiLetter(text[slash]) || text[slash] is '-' or '.'))
            slash++;
        if (slash >= text.Length - 7 || slash == at || text[slash] is not ('/' or ' ' or '\n'))
            return false;
        var category = text[at..slash];
        var point = category.IndexOf('.');
        var archive = point < 0 ? category : category[..point];
        var digits = slash;
        while (digits < text.Length && digits - slash < 3 && text[digits] is '/' or ' ' or '\n')
            digits++;
        var end = digits;
        while (end < text.Length && end - digits < 8 && char.IsAsciiDigit(text[end]))
            end++;
        if (end - digits != 7 || !OldArchives.TryFind(archive, out _))
            return false;
        if (!ArxivId.TryParseBare($"{archive}/{text[digits..end]}", out _))
            return false;
        end = AfterVersion(text, end);
        form = new ReferenceForm(ReferenceLabel.Arxiv, at, end);
        return IsEnd(text, end);
    }

    private static int AfterVersion(ReadOnlySpan<char> text, int end)
    {
        if (end + 1 >= text.Length || text[end] is not ('v' or 'V') || !char.IsAsciiDigit(text[end + 1]))
            return end;
        end += 2;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end;
    }

    private static bool IsEnd(ReadOnlySpan<char> text, int end) => end >= text.Length
        || !(char.IsLetterOrDigit(text[end]) || (text[end] is '-' or '–' or '/' or '.' && end + 1 < text.Length && char.IsDigit(text[end + 1])));

    /// <summary>Up to white space or a stopper, without closing punctuation and brackets that were not opened within.</summary>
    private static int EndOf(ReadOnlySpan<char> text, int at, ReadOnlySpan<char> stoppers)
    {
        var end = at;
        var (round, square) = (0, 0);
        for (; end < text.Length && end - at < LongestForm && !char.IsWhiteSpace(text[end]) && !stoppers.Contains(text[end]); end++)
        {
            round += text[end] == '(' ? 1 : text[end] == ')' ? -1 : 0;
            square += text[end] == '[' ? 1 : text[end] == ']' ? -1 : 0;
            if (round < 0 || square < 0)
                break;
        }

        while (end > at && Closing.Contains(text[end - 1]))
            end--;
        return end;
    }
}
