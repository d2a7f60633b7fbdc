using ArxivLens.Sources.Http;

namespace ArxivLens.Sources.Articles;

/// <summary>Why an article was not read.</summary>
/// <param name="Fault">The kind of fault.</param>
/// <param name="Message">One sentence for whoever named the article.</param>
/// <param name="Detail">What was the matter, for the operator only; empty when the message says all.</param>
public sealed record ArticleRefusal(FetchFault Fault, string Message, string Detail)
{
    /// <summary>
    /// What is said of every address that could not be read, whatever the reason: a sentence for each would tell whoever asks what stands
    /// behind addresses that only this machine can reach.
    /// </summary>
    public const string OfAnyAddress = "No article could be read at this address.";

    /// <summary>Said when the address was not asked, for so many others want the same host.</summary>
    public const string OfBusyHost = "Too many articles of this site are being read just now; try again in a minute.";

    internal static ArticleRefusal OfAddress(FetchFault fault, string detail) =>
        new(fault, fault == FetchFault.Busy ? OfBusyHost : OfAnyAddress, detail);
}
