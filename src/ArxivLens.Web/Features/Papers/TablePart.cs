namespace ArxivLens.Web.Features.Papers;

/// <summary>A table of works as it stands on the page.</summary>
/// <param name="Name">Its name in the page: <c>references</c> or <c>citations</c>.</param>
/// <param name="Heading">Its heading.</param>
/// <param name="WhenEmpty">What is said when it has no rows.</param>
/// <param name="Table">The rows.</param>
/// <param name="WholeAddress">The page with every row.</param>
public sealed record TablePart(string Name, string Heading, string WhenEmpty, WorkTable Table, string WholeAddress);
