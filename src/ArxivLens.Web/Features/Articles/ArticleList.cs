using ArxivLens.Core.Articles;

namespace ArxivLens.Web.Features.Articles;

/// <summary>Articles as a list shows them.</summary>
/// <param name="Articles">They, in order.</param>
/// <param name="Level">Of the heading that each title is: 2 under the title of the page, 3 within a section.</param>
public sealed record ArticleList(IReadOnlyList<Article> Articles, int Level);
