using System.Text;

namespace ArxivLens.Sources.Tests.ArxivAtom;

/// <summary>Answers of arXiv's API written for tests, in the form of the recorded ones.</summary>
internal static class AtomFeeds
{
    public const string Head =
        """
        <?xml version='1.0' encoding='UTF-8'?>
        <feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
        """;

    /// <summary>A feed of entries.</summary>
    public static byte[] Feed(int total, int start, params IEnumerable<string> entries) => Encoding.UTF8.GetBytes(
        $"{Head}<opensearch:totalResults>{total}</opensearch:totalResults><opensearch:startIndex>{start}</opensearch:startIndex>{string.Concat(entries)}</feed>");

    /// <summary>A feed of the papers with these identifiers.</summary>
    public static byte[] OfIds(params IReadOnlyCollection<string> ids) => Feed(ids.Count, 0, ids.Select(id => Entry(id)));

    /// <summary>One entry.</summary>
    /// <param name="id">Identifier with version.</param>
    /// <param name="title">Title, as XML.</param>
    /// <param name="more">Further elements.</param>
    public static string Entry(string id, string title = "A paper", string more = "") =>
        $"""
        <entry><id>http://arxiv.org/abs/{id}</id><title>{title}</title><updated>2024-05-22T16:11:45Z</updated><published>2023-04-01T08:00:00Z</published>
        <summary>We study a thing. We find that it works.</summary><category term="cs.DL" scheme="http://arxiv.org/schemas/atom"/>
        <arxiv:primary_category term="cs.DL"/><author><name>A. Author</name></author>{more}</entry>
        """;

    /// <summary>The feed by which the API complains.</summary>
    public static byte[] Complaint(string text) => Feed(
        1, 0, $"<entry><id>https://arxiv.org/api/errors#x</id><title>Error</title><summary>{text}</summary></entry>");
}
