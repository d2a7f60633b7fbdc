using ArxivLens.Core.Accounts;
using ArxivLens.Core.Mail;
using ArxivLens.Sources.Smtp;

namespace ArxivLens.Host;

/// <summary>What of the server sends mail.</summary>
internal static class MailServices
{
    /// <summary>Registers it. Composers are registered by their features, as <see cref="IMailComposer"/>.</summary>
    public static void AddMail(this IServiceCollection services, ServeOptions options)
    {
        services.AddSingleton<IPersonalData, MailRecords>();
        if (options is { Mail: { } mail, PublicAddress: { } address })
        {
            services.AddSingleton(mail.For(address));
            services.AddSingleton<IMailSender>(provider => new SmtpSender(
                mail.Server, provider.GetRequiredService<MailOptions>(), provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton<MailDelivery>();
            services.AddSingleton<IMailComposer, TrialMail>();
        }

        services.AddSingleton<IHostedService>(provider => new MailKeeper(
            provider.GetRequiredService<IOutbox>(),
            provider.GetService<MailDelivery>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<MailKeeper>>()));
    }
}
