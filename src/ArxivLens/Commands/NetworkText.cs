using ArxivLens.Core.Network;

namespace ArxivLens.Commands;

/// <summary>A network as lists for people.</summary>
internal static class NetworkText
{
    /// <summary>Writes it.</summary>
    public static void Write(NetworkPicture picture, TextWriter output)
    {
        var starts = picture.Nodes.TakeWhile(node => node.Role == NetworkRole.Current).ToList();
        foreach (var start in starts)
            output.WriteLine(LineOf(start));
        if (picture.Question.Mode == NetworkMode.Around)
            WriteAround(picture, output);
        else if (picture.Question.Mode == NetworkMode.Path)
            WritePath(picture, output);
        else
            WriteList(output, HeadingOf(picture.Question.Mode), picture.Nodes.Skip(starts.Count));
        if (picture.Articles is { } articles)
            WriteArticles(articles, picture, output);
        output.WriteLine();
        output.WriteLine($"{picture.Shown} of {(picture.IsTotalExact ? "" : "at least ")}{picture.Total} works shown");
    }

    private static void WriteAround(NetworkPicture picture, TextWriter output)
    {
        WriteList(output, $"References cited in this paper ({picture.ReferenceCount})", Of(NetworkRole.Referenced, NetworkRole.Both));
        WriteList(output, $"Papers that cite this paper ({picture.CitationCount})", Of(NetworkRole.Citing, NetworkRole.Both));
        if (Of(NetworkRole.Related).Any())
            WriteList(output, "Two steps away", Of(NetworkRole.Related));

        IEnumerable<PictureNode> Of(params NetworkRole[] roles) => picture.Nodes.Where(node => roles.Contains(node.Role));
    }

    private static void WritePath(NetworkPicture picture, TextWriter output)
    {
        if (picture.Path is not { Count: > 0 } path)
        {
            output.WriteLine();
            output.WriteLine("There is no path between them within 10 citations.");
            return;
        }

        WriteList(output, $"A shortest path ({path.Count - 1} citations)", path.Select(place => picture.Nodes[place]));
        var beside = picture.Nodes.Where((node, place) => node.Role != NetworkRole.Current && !path.Contains(place)).ToList();
        if (beside.Count > 0)
            WriteList(output, "Works that could stand in it", beside);
    }

    private static void WriteArticles(PictureArticles articles, NetworkPicture picture, TextWriter output)
    {
        output.WriteLine();
        output.WriteLine($"Articles about these works ({(articles.Shown.Count < articles.Total ? $"{articles.Shown.Count} of " : "")}{articles.Total})");
        foreach (var article in articles.Shown)
        {
            output.WriteLine($"  {ArticleText.Line(article.Id, article.Facts)}");
            foreach (var tie in article.Ties)
                output.WriteLine($"      {(tie.IsAsked ? "asks" : "discusses")} {picture.Nodes[tie.Work].Work.Key}");
        }
    }

    private static string HeadingOf(NetworkMode mode) => mode switch
    {
        NetworkMode.Prior => "Prior works, which the works around it cite most",
        NetworkMode.Derivative => "Derivative works, which cite most of the works around it",
        _ => "Works like it",
    };

    private static void WriteList(TextWriter output, string heading, IEnumerable<PictureNode> nodes)
    {
        output.WriteLine();
        output.WriteLine(heading);
        foreach (var node in nodes)
            output.WriteLine($"  {LineOf(node)}");
    }

    private static WorkLine LineOf(PictureNode node) => WorkLine.Of(node.Work.Key.ToString(), node.Work);
}
