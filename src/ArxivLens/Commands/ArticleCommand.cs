using System.CommandLine;
using ArxivLens.Core.Articles;

namespace ArxivLens.Commands;

/// <summary><c>arxivlens article</c>: articles that discuss works.</summary>
internal static class ArticleCommand
{
    public static Verb Create() => new(
        "article",
        "Take in, show, list, correct or remove articles that discuss works.",
        "arxivlens article add https://example.org/essay",
        "arxivlens article list --waiting",
        "arxivlens article edit 3k7m2q9x1abc q3 --set label=Liability")
    {
        ArticleAddCommand.Create(),
        ArticleShowCommand.Create(),
        ArticleListCommand.Create(),
        ArticleEditCommand.Create(),
        ArticleRemoveCommand.Create(),
    };

    /// <summary>The argument that names an article.</summary>
    public static Argument<string> IdArgument() => new("ID")
    {
        Description = "The article: its 12 letters and digits, or its address.",
    };

    /// <summary>Reads it; an address is the article that stands there.</summary>
    public static ArticleId? TryRead(string typed, TextWriter error)
    {
        if (ArticleId.TryParse(typed, out var id))
            return id;
        if (ArticleAddress.KeyOf(typed) is { } key)
            return ArticleId.Of(key);
        error.WriteLine($"arxivlens: '{Typed.Shown(typed)}' is no article: 12 letters and digits, or an address. To list them: arxivlens article list");
        return null;
    }

    /// <summary>Says that there is no such article.</summary>
    public static int Missing(ParseResult parsed, ArticleId id)
    {
        parsed.InvocationConfiguration.Error.WriteLine($"arxivlens: {id} is not in the library. To list what is: arxivlens article list");
        return ExitCode.Failed;
    }
}
