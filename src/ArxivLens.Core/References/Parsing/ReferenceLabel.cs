namespace ArxivLens.Core.References;

/// <summary>What a stretch of a reference is.</summary>
public enum ReferenceLabel
{
    /// <summary>Something else: an access date, a remark, a shelf mark.</summary>
    Note,

    /// <summary>Who wrote it, all names together.</summary>
    Author,

    /// <summary>The title of the work itself.</summary>
    Title,

    /// <summary>When it came out, as written.</summary>
    Date,

    /// <summary>A journal or magazine.</summary>
    Journal,

    /// <summary>A book, proceedings or site the work is part of.</summary>
    Book,

    /// <summary>Volume with its issue.</summary>
    Volume,

    /// <summary>Pages, or the number of the article.</summary>
    Pages,

    /// <summary>A digital object identifier.</summary>
    Doi,

    /// <summary>An arXiv identifier.</summary>
    Arxiv,

    /// <summary>A web address.</summary>
    Url,

    /// <summary>A publisher, university or institution.</summary>
    Publisher,

    /// <summary>A place.</summary>
    Location,

    /// <summary>Who edited the book it is part of.</summary>
    Editor,

    /// <summary>Who translated it.</summary>
    Translator,

    /// <summary>What sort of work it is: a thesis, a report with its number, a patent.</summary>
    Genre,

    /// <summary>Which edition.</summary>
    Edition,

    /// <summary>The number the list gives it: <c>[12]</c>.</summary>
    Number,

    /// <summary>A series of books.</summary>
    Series,

    /// <summary>The number of a book.</summary>
    Isbn,
}
