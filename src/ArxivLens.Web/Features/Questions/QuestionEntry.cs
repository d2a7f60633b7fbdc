using ArxivLens.Core.Papers;
using ArxivLens.Core.Questions;

namespace ArxivLens.Web.Features.Questions;

/// <summary>A question as lists show it.</summary>
/// <param name="Question">The question.</param>
/// <param name="Asked">The works it is put to, as the library has them.</param>
/// <param name="Passages">How many passages bear on it; <c>null</c> where they are not counted.</param>
public sealed record QuestionEntry(Question Question, IReadOnlyList<Work> Asked, int? Passages = null);

/// <summary>Questions as a list shows them.</summary>
/// <param name="Entries">They, in order.</param>
/// <param name="ShowsWorks">Whether each says which works it is put to.</param>
/// <param name="Level">Of the heading that each is: 2 under the title of the page, 3 within a section.</param>
public sealed record QuestionEntries(IReadOnlyList<QuestionEntry> Entries, bool ShowsWorks, int Level);
