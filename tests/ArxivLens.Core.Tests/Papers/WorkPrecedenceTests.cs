using ArxivLens.Core.Categories;
using ArxivLens.Core.Papers;
using FsCheck;
using FsCheck.Fluent;

namespace ArxivLens.Core.Tests.Papers;

public sealed class WorkPrecedenceTests
{
    private static readonly Gen<Work> Works =
        from title in Gen.Elements("", "A", "B")
        from text in Gen.Elements("", "X", "Y")
        from isDescription in Gen.Elements(true, false)
        from author in Gen.Elements("", "ab", "a", "b")
        from given in Gen.Elements("", "b")
        from year in Gen.Elements<int?>(null, 1990, 1991)
        from doi in Gen.Elements(null, "", "10.1000/x")
        from versions in Gen.Choose(0, 2)
        from day in Gen.Choose(0, 2)
        select new Work
        {
            Key = WorkKey.TryParse("2311.09227", out var key) ? key : default,
            Title = title,
            Abstract = text,
            AbstractIsDescription = isDescription,
            Authors = author.Length > 0 ? [new PersonName(given, author)] : [],
            Year = year,
            Doi = doi,
            Paper = versions == 0 ? null : new PaperFacts
            {
                Versions = [.. Enumerable.Range(1, versions).Select(n => new PaperVersion(n, DateTimeOffset.UnixEpoch))],
                MetadataChanged = day == 0 ? null : new DateOnly(2020, 1, day),
            },
        };

    [Fact]
    public void The_order_is_antisymmetric_and_zero_exactly_for_equal_fingerprints() =>
        Holds((a, b, _) => Math.Sign(WorkPrecedence.Compare(a, b)) == -Math.Sign(WorkPrecedence.Compare(b, a))
            && (WorkPrecedence.Compare(a, b) == 0) == WorkPrecedence.Fingerprint(a).SequenceEqual(WorkPrecedence.Fingerprint(b)));

    [Fact]
    public void Ranks_compare_as_the_records_do() =>
        Holds((a, b, _) => Math.Sign(WorkPrecedence.Compare(a, b))
            == Math.Sign(WorkPrecedence.Rank(a).AsSpan().SequenceCompareTo(WorkPrecedence.Rank(b))));

    [Fact]
    public void The_order_is_transitive() =>
        Holds((a, b, c) => WorkPrecedence.Compare(a, b) < 0 || WorkPrecedence.Compare(b, c) < 0
            || WorkPrecedence.Compare(a, c) >= 0);

    [Fact]
    public void Merging_does_not_depend_on_the_order_of_records() =>
        Holds((a, b, c) => Same(Better(Better(a, b), c), Better(a, Better(b, c))) && Same(Better(a, b), Better(b, a)));

    [Fact]
    public void Authors_words_come_before_anything_else()
    {
        var description = Paper(3) with { Abstract = "Ours", AbstractIsDescription = true };
        var words = new Work { Key = description.Key, Title = "T", Abstract = "Theirs" };
        Assert.True(WorkPrecedence.Compare(words, description) > 0);
        Assert.True(WorkPrecedence.Compare(description, Paper(3)) > 0);
    }

    [Fact]
    public void Then_paper_then_versions_then_later_change_then_facts()
    {
        var work = new Work { Key = Paper(1).Key, Title = "T", Year = 1990, Doi = "10.1000/x" };
        Assert.True(WorkPrecedence.Compare(Paper(1), work) > 0);
        Assert.True(WorkPrecedence.Compare(work, work with { Title = "" }) > 0);
        Assert.True(WorkPrecedence.Compare(Paper(2), Paper(1)) > 0);
        Assert.True(WorkPrecedence.Compare(Paper(1, new DateOnly(2020, 1, 2)), Paper(1, new DateOnly(2020, 1, 1))) > 0);
        Assert.True(WorkPrecedence.Compare(Paper(1, new DateOnly(2020, 1, 1)), Paper(1)) > 0);
        Assert.True(WorkPrecedence.Compare(Paper(1) with { Year = 1990 }, Paper(1)) > 0);
    }

    [Fact]
    public void Fingerprints_tell_apart_what_only_looks_alike()
    {
        var work = Paper(1);
        Work[] alike =
        [
            work, work with { Doi = "" }, work with { Title = "TA" }, work with { Title = "T", Abstract = "A" },
            work with { Authors = [new PersonName("a", "b")] }, work with { Authors = [new PersonName("", "ab")] },
            work with { Authors = [new PersonName("", "a"), new PersonName("", "b")] },
            work with { Categories = [Code("a"), Code("b")] },
            work with { Categories = [Code("ab")] }, work with { Abstract = "\ud800" }, work with { Abstract = "\ud801" },
        ];
        Assert.Equal(alike.Length, alike.Select(one => Convert.ToHexString(WorkPrecedence.Fingerprint(one))).Distinct().Count());
    }

    [Fact]
    public void Every_field_of_a_record_changes_its_fingerprint()
    {
        var name = new PersonName("A.", "Author");
        var version = new PaperVersion(1, DateTimeOffset.UnixEpoch);
        var facts = new PaperFacts { Versions = [version] };
        var work = new Work { Key = Paper(1).Key, Title = "T", Authors = [name], Paper = facts };
        var others = Variants(work)
            .Concat(Variants(facts).Select(other => (other.Field, work with { Paper = other.Record })))
            .Concat(Variants(version).Select(
                other => (other.Field, work with { Paper = facts with { Versions = [other.Record] } })))
            .Concat(Variants(name).Select(other => (other.Field, work with { Authors = [other.Record] })));
        Assert.All(others, other => Assert.False(
            WorkPrecedence.Fingerprint(work).SequenceEqual(WorkPrecedence.Fingerprint(other.Item2)),
            $"{other.Field} is left out of the fingerprint: two records that differ in it would be taken for one."));
    }

    /// <summary>The record once for each of its fields, with another value in it.</summary>
    private static IEnumerable<(string Field, T Record)> Variants<T>(T record)
        where T : class
    {
        foreach (var field in typeof(T).GetProperties().Where(property => property.CanWrite))
        {
            var copy = (T)typeof(T).GetMethod("<Clone>$")!.Invoke(record, null)!;
            field.SetValue(copy, AnotherValue(field.PropertyType, field.GetValue(record)));
            yield return ($"{typeof(T).Name}.{field.Name}", copy);
        }
    }

    private static object? AnotherValue(Type type, object? value)
    {
        if (value is PaperFacts)
            return null;
        object[] values =
        [
            "another", 77, value is false, new DateOnly(2020, 1, 31), DateTimeOffset.UnixEpoch.AddDays(1),
            WorkKey.TryParse("2001.00001", out var key) ? key : default, new[] { new PersonName("B.", "Writer") },
            new[] { Code("cs.AI") }, new[] { new PaperVersion(2, DateTimeOffset.UnixEpoch) },
        ];
        return values.FirstOrDefault(type.IsInstanceOfType) ?? throw new NotSupportedException($"Add a value of {type} here.");
    }

    private static CategoryCode Code(string text) => CategoryCode.TryParse(text, out var code) ? code : default;

    private static Work Paper(int versions, DateOnly? changed = null) => new()
    {
        Key = WorkKey.TryParse("2311.09227", out var key) ? key : default,
        Title = "T",
        Paper = new PaperFacts
        {
            Versions = [.. Enumerable.Range(1, versions).Select(n => new PaperVersion(n, DateTimeOffset.UnixEpoch))],
            MetadataChanged = changed,
        },
    };

    private static Work Better(Work left, Work right) => WorkPrecedence.Compare(left, right) >= 0 ? left : right;

    private static bool Same(Work left, Work right) => WorkPrecedence.Compare(left, right) == 0;

    private static void Holds(Func<Work, Work, Work, bool> property) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1_000),
        Prop.ForAll(
            (from a in Works from b in Works from c in Works select (a, b, c)).ToArbitrary(),
            three => property(three.a, three.b, three.c)));
}
