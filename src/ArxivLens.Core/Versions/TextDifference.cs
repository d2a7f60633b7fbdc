using System.Text;

namespace ArxivLens.Core.Versions;

/// <summary>What became of a stretch of text.</summary>
public enum ChangeKind
{
    /// <summary>It is in both.</summary>
    Same,

    /// <summary>It is in the earlier text only.</summary>
    Removed,

    /// <summary>It is in the later text only.</summary>
    Added,
}

/// <summary>A stretch of text with what became of it.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="Text">Plain text (<see cref="Papers.TexText"/>), no formula cut.</param>
/// <param name="Words">How many words, formulas and other signs it has.</param>
/// <param name="HasSpace">Whether white space stands before it.</param>
public sealed record TextChange(ChangeKind Kind, string Text, int Words, bool HasSpace);

/// <summary>
/// The difference of two texts word by word: a longest common subsequence (Wagner and Fischer 1974) of what is left when the common
/// beginning and end are taken off.
/// </summary>
public static class TextDifference
{
    /// <summary>Most cells of the table of lengths, 2 bytes each; texts that need more are shown as replaced.</summary>
    private const int MostCells = 4_000_000;

    /// <summary>Compares two texts; white space does not count. Equal texts give one stretch, two empty ones none.</summary>
    /// <param name="earlier">The earlier, plain text.</param>
    /// <param name="later">The later, plain text.</param>
    public static IReadOnlyList<TextChange> Compare(string earlier, string later)
    {
        ArgumentNullException.ThrowIfNull(earlier);
        ArgumentNullException.ThrowIfNull(later);
        ReadOnlySpan<TextToken> before = TextTokens.Of(earlier);
        ReadOnlySpan<TextToken> after = TextTokens.Of(later);
        var start = 0;
        while (start < before.Length && start < after.Length && before[start].Text == after[start].Text)
            start++;
        var end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)].Text == after[^(end + 1)].Text)
            end++;
        var changes = new ChangeList();
        changes.Add(ChangeKind.Same, after[..start]);
        AddMiddle(changes, before[start..^end], after[start..^end]);
        if (end > 0)
        {
            changes.Add(ChangeKind.Same, [Joined(before[^end], after[^end])]);
            changes.Add(ChangeKind.Same, after[^(end - 1)..]);
        }

        return changes.Finish();
    }

    private static void AddMiddle(ChangeList changes, ReadOnlySpan<TextToken> before, ReadOnlySpan<TextToken> after)
    {
        if ((long)(before.Length + 1) * (after.Length + 1) > MostCells || before.Length > ushort.MaxValue)
        {
            changes.Add(ChangeKind.Removed, before);
            changes.Add(ChangeKind.Added, after);
            return;
        }

        var lengths = LengthsOf(before, after);
        var width = after.Length + 1;
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i].Text == after[j].Text)
            {
                changes.Add(ChangeKind.Same, [Joined(before[i], after[j])]);
                (i, j) = (i + 1, j + 1);
            }
            else if (i < before.Length && (j == after.Length || lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]))
            {
                changes.Add(ChangeKind.Removed, before.Slice(i++, 1));
            }
            else
            {
                changes.Add(ChangeKind.Added, after.Slice(j++, 1));
            }
        }
    }

    // What is removed or added before it may bring the space along: "Old title" and "Title".
    private static TextToken Joined(TextToken before, TextToken after) => after with { HasSpace = before.HasSpace || after.HasSpace };

    /// <summary>The length of the longest common subsequence behind each pair of places.</summary>
    private static ushort[] LengthsOf(ReadOnlySpan<TextToken> before, ReadOnlySpan<TextToken> after)
    {
        var width = after.Length + 1;
        var lengths = new ushort[(before.Length + 1) * width];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                lengths[i * width + j] = before[i].Text == after[j].Text
                    ? (ushort)(lengths[(i + 1) * width + j + 1] + 1)
                    : Math.Max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
            }
        }

        return lengths;
    }

    /// <summary>Joins tokens of one kind that follow on each other; within a change what was removed comes first.</summary>
    private sealed class ChangeList
    {
        private readonly List<TextChange> _changes = [];
        private readonly List<TextToken> _removed = [];
        private readonly List<TextToken> _added = [];
        private readonly List<TextToken> _same = [];

        public void Add(ChangeKind kind, ReadOnlySpan<TextToken> tokens)
        {
            if (tokens.IsEmpty)
                return;
            if (kind == ChangeKind.Same)
                TakeChange();
            else
                Take(ChangeKind.Same, _same);
            (kind switch { ChangeKind.Same => _same, ChangeKind.Removed => _removed, _ => _added }).AddRange(tokens);
        }

        public List<TextChange> Finish()
        {
            Take(ChangeKind.Same, _same);
            TakeChange();
            return _changes;
        }

        private void TakeChange()
        {
            Take(ChangeKind.Removed, _removed);
            Take(ChangeKind.Added, _added);
        }

        private void Take(ChangeKind kind, List<TextToken> tokens)
        {
            if (tokens.Count == 0)
                return;
            var text = new StringBuilder(tokens[0].Text);
            foreach (var token in tokens.Skip(1))
                text.Append(token.HasSpace ? " " : "").Append(token.Text);
            _changes.Add(new TextChange(kind, text.ToString(), tokens.Count, tokens[0].HasSpace));
            tokens.Clear();
        }
    }
}
