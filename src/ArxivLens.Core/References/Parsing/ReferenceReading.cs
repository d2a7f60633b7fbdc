using ArxivLens.Core.Articles;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.References;

/// <summary>Makes values of labelled pieces.</summary>
internal static class ReferenceReading
{
    /// <summary>Neighbouring pieces of one label are one field.</summary>
    public static List<ReferenceField> Fields(List<ReferenceToken> tokens, ReadOnlySpan<ReferenceLabel> labels, int offset)
    {
        var fields = new List<ReferenceField>();
        for (var at = 0; at < tokens.Count;)
        {
            var end = at + 1;
            while (end < tokens.Count && labels[end] == labels[at])
                end++;
            fields.Add(new ReferenceField(labels[at], new TextSpan(offset + tokens[at].Start, offset + tokens[end - 1].End)));
            at = end;
        }

        return fields;
    }

    /// <summary>The values of fields.</summary>
    public static ParsedReference Read(string text, TextSpan span, List<ReferenceField> fields)
    {
        var (authors, hasMore) = Names(text, fields, ReferenceLabel.Author);
        var (volume, issue) = NumberText.ReadVolume(First(text, fields, ReferenceLabel.Volume) ?? "");
        var (firstPage, lastPage) = Pages(text, fields);
        return new ParsedReference
        {
            Text = text,
            Span = span,
            Fields = fields,
            Authors = authors,
            HasMoreAuthors = hasMore,
            Title = First(text, fields, ReferenceLabel.Title),
            Year = Year(text, fields),
            Date = First(text, fields, ReferenceLabel.Date),
            Container = Container(First(text, fields, ReferenceLabel.Journal) ?? First(text, fields, ReferenceLabel.Book)),
            Series = First(text, fields, ReferenceLabel.Series),
            Volume = volume,
            Issue = issue,
            FirstPage = firstPage,
            LastPage = lastPage,
            Doi = Doi(text, fields),
            Arxiv = Arxiv(text, fields),
            Publisher = First(text, fields, ReferenceLabel.Publisher),
            Location = First(text, fields, ReferenceLabel.Location),
            Editors = Names(text, fields, ReferenceLabel.Editor).Names,
            Url = Url(text, fields),
            Isbn = NumberText.ReadIsbn(First(text, fields, ReferenceLabel.Isbn)),
            Edition = First(text, fields, ReferenceLabel.Edition),
            Genre = First(text, fields, ReferenceLabel.Genre),
            Number = First(text, fields, ReferenceLabel.Number),
            Note = First(text, fields, ReferenceLabel.Note),
        };
    }

    private static string? First(string text, List<ReferenceField> fields, ReferenceLabel label)
    {
        foreach (var field in fields)
        {
            if (field.Label == label && FieldText.Clean(text.AsSpan(field.Span.Start, field.Span.Length)) is { } value)
                return value;
        }

        return null;
    }

    private static (IReadOnlyList<PersonName> Names, bool HasMore) Names(string text, List<ReferenceField> fields, ReferenceLabel label)
    {
        foreach (var field in fields)
        {
            if (field.Label == label)
                return ReferenceNames.Read(FieldText.Plain(text.AsSpan(field.Span.Start, field.Span.Length)));
        }

        return ([], false);
    }

    private static int? Year(string text, List<ReferenceField> fields)
    {
        foreach (var field in fields)
        {
            if (field.Label == ReferenceLabel.Date && NumberText.ReadYear(text.AsSpan(field.Span.Start, field.Span.Length)) is { } year)
                return year;
        }

        return null;
    }

    private static (string? First, string? Last) Pages(string text, List<ReferenceField> fields)
    {
        foreach (var field in fields)
        {
            if (field.Label == ReferenceLabel.Pages
                && NumberText.ReadPages(FieldText.Plain(text.AsSpan(field.Span.Start, field.Span.Length))) is { First: not null } pages)
            {
                return pages;
            }
        }

        return (null, null);
    }

    /// <summary>"In" before the name of a book is not part of it.</summary>
    private static string? Container(string? name)
    {
        if (name is null)
            return null;
        foreach (var word in (ReadOnlySpan<string>)["In: ", "In ", "in: ", "in ", "Dans ", "dans "])
        {
            if (name.StartsWith(word, StringComparison.Ordinal) && name.Length > word.Length)
                return name[word.Length..];
        }

        return name;
    }

    private static string? Doi(string text, List<ReferenceField> fields)
    {
        foreach (var form in Forms(text, fields, ReferenceLabel.Doi))
        {
            if (DoiText.TryNormalize(form, out var doi))
                return doi;
        }

        return null;
    }

    private static ArxivId? Arxiv(string text, List<ReferenceField> fields)
    {
        foreach (var form in Forms(text, fields, ReferenceLabel.Arxiv))
        {
            if (ArxivId.TryParse(form.Replace(' ', '/').Replace('\n', '/'), out var id))
                return id;
        }

        return null;
    }

    private static string? Url(string text, List<ReferenceField> fields) => Forms(text, fields, ReferenceLabel.Url).FirstOrDefault();

    /// <summary>The forms within the fields of a label: the field may have words beside it.</summary>
    private static IEnumerable<string> Forms(string text, List<ReferenceField> fields, ReferenceLabel label)
    {
        var forms = new List<ReferenceForm>();
        foreach (var field in fields.Where(field => field.Label == label))
        {
            ReferenceForms.Find(text.AsSpan(field.Span.Start, field.Span.Length), forms);
            foreach (var form in forms.Where(form => form.Label == label))
                yield return text[(field.Span.Start + form.Start)..(field.Span.Start + form.End)];
        }
    }
}
