using System.Globalization;
using System.Text;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Citing;

/// <summary>
/// A work as an OpenURL ContextObject (Z39.88-2004), for the <c>title</c> of a COinS span. In the Dublin Core profile, which alone has
/// a place for a preprint's type.
/// </summary>
public static class ContextObject
{
    /// <summary>Authors named at most: a list of results holds many of these.</summary>
    private const int AuthorsNamed = 10;

    /// <summary>The key/encoded-value text; what HTML would obey in it is still to be encoded.</summary>
    public static string Write(CitedWork cited)
    {
        ArgumentNullException.ThrowIfNull(cited);
        var text = new StringBuilder("ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rfr_id=info%3Asid%2Farxivlens");
        foreach (var (name, value) in FieldsOf(cited).Where(field => field.Value.Length > 0))
            text.Append('&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        return text.ToString();
    }

    private static IEnumerable<(string Name, string Value)> FieldsOf(CitedWork cited)
    {
        yield return ("rft.type", cited.IsPreprint ? "preprint" : "document");
        yield return ("rft.title", cited.Title);
        foreach (var author in cited.Work.Authors.Take(AuthorsNamed))
            yield return author.Given.Length > 0 ? ("rft.creator", NameOf(author)) : ("rft.aucorp", OneLine.Of(author.Display));
        yield return ("rft.date", cited.Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            ?? cited.Year?.ToString("D4", CultureInfo.InvariantCulture) ?? "");
        yield return ("rft_id", cited.Doi.Length > 0 ? $"info:doi/{cited.Doi}" : "");
        yield return ("rft_id", cited.Address);
        yield return ("rft.identifier", cited.Address);
        yield return ("rft.publisher", cited.IsPreprint ? "arXiv" : "");
        foreach (var code in cited.Work.Categories)
            yield return ("rft.subject", code.Value);
    }

    private static string NameOf(PersonName name)
    {
        var given = name.Suffix.Length > 0 ? $"{name.Given}, {name.Suffix}" : name.Given;
        return OneLine.Of($"{name.Family.Replace(',', ' ')}, {given}");
    }
}
