using ArxivLens.Core.Mail;
using ArxivLens.Core.Moderation;
using ArxivLens.Web.Features.Moderation;

namespace ArxivLens.Host;

/// <summary>What of the server moderates.</summary>
internal static class ModerationServices
{
    /// <summary>Registers the limits, who may be written to, mail to those concerned, and the keeper.</summary>
    public static void AddModeration(this IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton(options.Moderation.Limits);
        services.AddSingleton(new OperatorContact(options.Moderation.Contact));
        if (options is { Mail: not null, PublicAddress: not null })
            services.AddSingleton<IMailComposer, DecisionMail>();
        services.AddHostedService<ModerationKeeper>();
    }
}
