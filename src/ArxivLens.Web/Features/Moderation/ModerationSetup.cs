using ArxivLens.Core.Accounts;
using ArxivLens.Core.Mail;
using ArxivLens.Core.Moderation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>Registers moderation. The host registers its stores, and <see cref="SubmissionLimits"/> where they are not the standard ones.</summary>
internal static class ModerationSetup
{
    /// <summary>Registers the rules, the desk where decisions are made, and what tells of them.</summary>
    public static void AddModeration(this IServiceCollection services)
    {
        services.TryAddSingleton(new SubmissionLimits());
        services.TryAddSingleton(new OperatorContact(null));
        services.AddSingleton<SubmissionRules>();
        services.AddSingleton<AuthorNotes>();
        services.AddSingleton<IPersonalData, ModerationData>();
        services.AddSingleton(provider => new ModerationDesk(
            provider.GetRequiredService<IModerationStore>(), provider.GetRequiredService<IAccountStore>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetService<MailOptions>() is null ? null : provider.GetService<IOutbox>()));
    }
}
