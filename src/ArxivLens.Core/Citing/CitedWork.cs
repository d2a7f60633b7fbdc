using System.Globalization;
using ArxivLens.Core.Papers;

namespace ArxivLens.Core.Citing;

/// <summary>A work as it is cited: what all formats say of it, each text one line of Unicode with mathematics as <c>$…$</c>.</summary>
/// <param name="Work">The work.</param>
/// <param name="Version">The version that is cited, or <c>null</c> for the paper as such.</param>
/// <param name="Page">The address of its page on this site, absolute; <c>null</c> where the site does not know its own.</param>
public sealed record CitedWork(Work Work, int? Version = null, string? Page = null)
{
    private const string ArxivDoi = "10.48550/arXiv.";

    /// <summary>What its reader notes of it, its lines as they are; empty when nothing is.</summary>
    public string Note { get; init; } = "";

    /// <summary>The tags its reader gave it, which stand in place of categories; <c>null</c> for a work that is on no shelf.</summary>
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The note on one line.</summary>
    public string NoteLine => OneLine.Of(Note);

    /// <summary>Whether it is cited as a preprint of arXiv.</summary>
    public bool IsPreprint => Work.Key.Arxiv is not null;

    /// <summary>The arXiv identifier with the version, if one is cited: <c>hep-th/9901001v2</c>; empty for works outside arXiv.</summary>
    public string ArxivName => Work.Key.Arxiv is not { } id ? "" : Version is { } version ? Inv($"{id}v{version}") : $"{id}";

    /// <summary>The title; of a work of which only the key is known, the key.</summary>
    public string Title => Work.Title.Length > 0 ? Text(Work.Title) : Work.Key.ToString();

    /// <summary>The authors' abstract; empty when there is none, or only a description by others.</summary>
    public string Abstract => Work.AbstractIsDescription ? "" : Text(Work.Abstract);

    /// <summary>The DOI of the published version, as recorded; empty when none is known.</summary>
    public string PublishedDoi => OneLine.Of(Work.Doi ?? Work.Key.Doi ?? "");

    /// <summary>The DOI: of the published version, else the one arXiv registers for every paper; empty when there is none.</summary>
    public string Doi => PublishedDoi is { Length: > 0 } published ? published : OwnDoi;

    /// <summary>The DOI arXiv registers for the paper; empty for works outside arXiv.</summary>
    public string OwnDoi => Work.Key.Arxiv is { } id ? $"{ArxivDoi}{id}" : "";

    /// <summary>Where it is kept: at arXiv, else where its DOI leads, else its page here; empty when it has none of these.</summary>
    public string Address => IsPreprint
        ? $"https://arxiv.org/abs/{ArxivName}"
        : PublishedDoi is { Length: > 0 } doi ? DoiAddress.Of(doi) : Page ?? "";

    /// <summary>Its PDF at arXiv; empty for works outside arXiv.</summary>
    public string Pdf => IsPreprint ? $"https://arxiv.org/pdf/{ArxivName}" : "";

    /// <summary>The day of the version cited, else that of first publication; <c>null</c> when unknown.</summary>
    public DateOnly? Day => Work.Paper?.Versions.FirstOrDefault(one => one.Number == Version) is { } version
        ? DateOnly.FromDateTime(version.Created.UtcDateTime)
        : Work.Published;

    /// <summary>The year of <see cref="Day"/>, else of first publication; <c>null</c> when unknown.</summary>
    public int? Year => Day?.Year ?? Work.Year;

    /// <summary>
    /// The tags its reader gave it; of a work that is on no shelf codes and names of its categories, the primary one first, a code
    /// without a name alone.
    /// </summary>
    public IEnumerable<string> Keywords => Tags?.Select(OneLine.Of) ?? Categories.CategoryTaxonomy.Distinct(Work.Categories)
        .SelectMany(code => new[] { code.Value, Categories.CategoryTaxonomy.NameOf(code) })
        .Distinct(StringComparer.Ordinal);

    /// <summary>Where it was published, as the authors say; empty when they do not.</summary>
    public string JournalReference => Text(Work.Paper?.JournalRef ?? "");

    /// <summary>The authors' comments; empty when there are none.</summary>
    public string Comments => Text(Work.Paper?.Comments ?? "");

    /// <summary>How arXiv is quoted: <c>arXiv:2311.09227 [cs.CY]</c>; empty for works outside arXiv.</summary>
    public string Quoted => !IsPreprint ? "" : Work.Categories is [var primary, ..] ? $"arXiv:{ArxivName} [{primary}]" : $"arXiv:{ArxivName}";

    /// <summary>A text of a record as one line for people.</summary>
    internal static string Text(string plain) => OneLine.Of(TexText.ToDisplay(plain));

    private static string Inv(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
