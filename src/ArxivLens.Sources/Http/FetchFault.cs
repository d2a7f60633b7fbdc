namespace ArxivLens.Sources.Http;

/// <summary>Why a page was not fetched. It is for the operator: whoever named the address is not told (docs/debate.md).</summary>
public enum FetchFault
{
    /// <summary>The address is none that is read: another scheme or port, a user name in it.</summary>
    Address,

    /// <summary>Its host leads to no public address.</summary>
    Closed,

    /// <summary>No connection was made, or it broke off.</summary>
    Unreachable,

    /// <summary>The connection is not private: a certificate nobody vouches for, say.</summary>
    Insecure,

    /// <summary>It was not there whole in time.</summary>
    TimedOut,

    /// <summary>Redirected too often, or where no redirect is followed.</summary>
    Redirect,

    /// <summary>It answered with a status that is no success.</summary>
    Status,

    /// <summary>More bytes, or more headers, than are taken.</summary>
    TooLarge,

    /// <summary>Packed in a way that is not read, or damaged.</summary>
    Damaged,

    /// <summary>Neither a web page nor text.</summary>
    Type,

    /// <summary>The site asks programs not to read it (robots.txt).</summary>
    Robots,

    /// <summary>Others wait for this host already; it can be asked again later.</summary>
    Busy,

    /// <summary>Too large or too deep to be read as a page, or nothing readable in it.</summary>
    Unreadable,
}
