using ArxivLens.Core.Versions;
using ArxivLens.Index.Tests;

namespace ArxivLens.Core.Tests.Versions;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("We show a thing.", "We show a thing.", "We show a thing.")]
    [InlineData("We show a thing.", "We  show\n\na thing.", "We show a thing.")]
    [InlineData("", "", "")]
    [InlineData("", "New words", "[+New words]")]
    [InlineData("Old words", "", "[-Old words]")]
    [InlineData("We show a small thing.", "We prove a thing.", "We [-show] [+prove] a [-small] thing.")]
    [InlineData("A first title", "title", "[-A first] title")]
    [InlineData("Old words stay", "words stay", "[-Old] words stay")]
    [InlineData("the end", "the end!", "the end[+!]")]
    [InlineData("a state-of-the-art model", "a state-of-art model", "a [-state-of-the-art] [+state-of-art] model")]
    [InlineData("mass $m = 1$ here", "mass $m = 2$ here", "mass [-$m = 1$] [+$m = 2$] here")]
    [InlineData(@"costs \$5 now", @"costs \$6 now", @"costs \$[-5] [+6] now")]
    [InlineData("one two three four", "zero one three four five", "[+zero] one [-two] three four [+five]")]
    public void What_is_common_stays_and_the_rest_is_removed_or_added(string earlier, string later, string expected)
        => Assert.Equal(expected, Show(TextDifference.Compare(earlier, later)));

    [Fact]
    public void Either_text_can_be_read_off_the_difference()
    {
        var random = new Sequence(7);
        for (var round = 0; round < 300; round++)
        {
            var (earlier, later) = (Words(random), Words(random));
            var changes = TextDifference.Compare(earlier, later);
            Assert.Equal(earlier, Read(changes, ChangeKind.Removed));
            Assert.Equal(later, Read(changes, ChangeKind.Added));
            Assert.Equal(CommonLength(earlier.Split(' '), later.Split(' ')), changes.Where(one => one.Kind == ChangeKind.Same).Sum(one => one.Words));
        }
    }

    [Fact]
    public void Texts_too_long_to_compare_are_replaced_as_a_whole_but_for_what_they_begin_and_end_with()
    {
        var (earlier, later) = (string.Join(' ', Enumerable.Range(0, 3000)), string.Join(' ', Enumerable.Range(5000, 3000)));
        var changes = TextDifference.Compare($"begin {earlier} end", $"begin {later} end");
        Assert.Equal(
            [ChangeKind.Same, ChangeKind.Removed, ChangeKind.Added, ChangeKind.Same], changes.Select(change => change.Kind));
    }

    private static string Show(IEnumerable<TextChange> changes) => string.Concat(changes.Select((change, place) =>
        (place > 0 && change.HasSpace ? " " : place > 0 && change.Kind == ChangeKind.Added && changes.ElementAt(place - 1).Kind == ChangeKind.Removed ? " " : "")
        + change.Kind switch { ChangeKind.Removed => $"[-{change.Text}]", ChangeKind.Added => $"[+{change.Text}]", _ => change.Text }));

    private static string Read(IEnumerable<TextChange> changes, ChangeKind own)
        => string.Join(' ', changes.Where(change => change.Kind == ChangeKind.Same || change.Kind == own).Select(change => change.Text));

    private static string Words(Sequence random)
        => string.Join(' ', Enumerable.Range(0, 1 + random.Below(8)).Select(_ => ((char)('a' + random.Below(4))).ToString()));

    private static int CommonLength(string[] left, string[] right)
    {
        if (left.Length == 0 || right.Length == 0)
            return 0;
        return left[0] == right[0]
            ? 1 + CommonLength(left[1..], right[1..])
            : Math.Max(CommonLength(left[1..], right), CommonLength(left, right[1..]));
    }
}
