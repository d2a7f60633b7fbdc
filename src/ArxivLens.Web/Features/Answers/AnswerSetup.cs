using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;
using ArxivLens.Core.Questions;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Answers;

/// <summary>Registers readers' answers: from here on questions are read with what readers say to them.</summary>
internal static class AnswerSetup
{
    /// <summary>Registers what they need. The host has registered the library's questions before.</summary>
    public static void AddAnswers(this IServiceCollection services)
    {
        var library = services.Last(service => service.ServiceType == typeof(IQuestionStore));
        services.AddSingleton<IQuestionStore>(provider => new DiscussedQuestions(
            (IQuestionStore)library.ImplementationInstance!,
            provider.GetRequiredService<IContributionStore>(),
            provider.GetRequiredService<ICommunity>()));
        services.AddScoped<AnswerShelf>();
        services.AddSingleton<VoiceDesk>();
    }
}
