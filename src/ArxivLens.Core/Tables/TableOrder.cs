namespace ArxivLens.Core.Tables;

/// <summary>
/// The orders a table of works can be read in. What is not known of a work stands last in either direction; equal rows stand by
/// citations, then by document number.
/// </summary>
public enum TableOrder
{
    /// <summary>Latest year first.</summary>
    Newest,

    /// <summary>Earliest year first.</summary>
    Oldest,

    /// <summary>Most cited in this library first.</summary>
    Cited,

    /// <summary>Least cited in this library first.</summary>
    LeastCited,

    /// <summary>Text most like that of the work first.</summary>
    Similar,

    /// <summary>Text least like that of the work first.</summary>
    LeastSimilar,

    /// <summary>By title.</summary>
    Title,

    /// <summary>By title, from the end of the alphabet.</summary>
    TitleDescending,

    /// <summary>By the first author as their page is addressed: <c>a-author</c>.</summary>
    Author,

    /// <summary>By the first author, from the end of the alphabet.</summary>
    AuthorDescending,

    /// <summary>Asserted by most sources first.</summary>
    MostSources,

    /// <summary>Asserted by fewest sources first.</summary>
    FewestSources,

    /// <summary>
    /// By key. Nothing an import changes moves a row in this order, so who reads on by cursor meets every row that was there once,
    /// and none twice. For that the records of one work under several keys stay rows of their own.
    /// </summary>
    Key,
}
