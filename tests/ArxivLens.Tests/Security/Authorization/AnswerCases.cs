using ArxivLens.Core.Accounts;
using ArxivLens.Core.Articles;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Questions;
using ArxivLens.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Tests.Security.Authorization;

/// <summary>A question, and an answer to it that is the reader's.</summary>
internal sealed class AnswerCases : IAuthorizationCases
{
    private static readonly DateTimeOffset Day = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    public async Task PrepareAsync(AuthorizationSite site)
    {
        await AddAccountsAsync(site.Services.GetRequiredService<IAccountStore>());
        var id = await AskAsync(site.Services.GetRequiredService<IArticleStore>(), site.Services.GetRequiredService<IQuestionStore>());
        var store = site.Services.GetRequiredService<IContributionStore>();
        var page = $"/question/{id}";
        site.Add("GET /question/{id}/answer", async () => new($"{page}/answer?edit={await AnswerAsync(store, id)}"));
        site.Add("POST /question/{id}/answer", async () => new($"{page}/answer", $"edit={await AnswerAsync(store, id)}"));
        site.Add(
            "POST /question/{id}/answer?handler=takeback",
            async () => new($"{page}/answer?handler=takeback", $"edit={await AnswerAsync(store, id)}"));
        site.Add("GET /question/{id}/standing", $"{page}/standing");
        site.Add("POST /question/{id}/standing", $"{page}/standing");
        site.Add("POST /question/{id}/standing?handler=takeback", $"{page}/standing?handler=takeback");
    }

    private static async Task AddAccountsAsync(IAccountStore accounts)
    {
        foreach (var name in new[] { "Ada", "Bob", "Mary", "Grace" })
        {
            if (await accounts.FindReaderAsync(name) is null)
                await accounts.AddAsync(new Account { Name = name, Email = $"{name}@example.org", Joined = Day });
        }
    }

    private static async Task<QuestionId> AskAsync(IArticleStore articles, IQuestionStore questions)
    {
        await articles.SaveAsync(new ReadArticle(ArticleId.Of("authorization"), DebateCases.Facts, DebateCases.Reading, "aa", Day));
        return (await questions.ListAsync(new QuestionFilter { Label = "Liability" }, 0, 1)).Questions[0].Id;
    }

    private static async Task<long> AnswerAsync(IContributionStore store, QuestionId id) => (await store.AddAsync(new Contribution
    {
        Kind = ContributionKind.Answer,
        Account = AuthorizationSite.AccountOf(1),
        Subject = new Subject(SubjectKind.Question, id.ToString()),
        Text = "An answer.",
        Details = """{"passages":["2403.00001#a1"]}""",
        Written = Day,
    })).Number;
}
