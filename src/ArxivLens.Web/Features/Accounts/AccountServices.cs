using ArxivLens.Core.Accounts;
using ArxivLens.Core.Mail;
using ArxivLens.Web.Features.Accounts.Mail;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Secret = ArxivLens.Core.Accounts.Secret;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>What accounts need, and their addresses that are no pages.</summary>
internal static class AccountServices
{
    /// <summary>OWASP's advice for PBKDF2 with SHA-512 (password storage cheat sheet, 2023).</summary>
    private const int Iterations = 210_000;

    internal static void AddAccounts(this IServiceCollection services)
    {
        services.AddIdentityCore<Account>().AddUserStore<IdentityAccounts>();
        services.Configure<PasswordHasherOptions>(hashing => hashing.IterationCount = Iterations);
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<IOptions<WebOptions>>((passkeys, web) =>
        {
            passkeys.ServerDomain = PasskeyDomain.Of(web.Value) ?? "localhost";
            // A passkey stands for name and password: it must be found without a name, and its device must know its owner.
            passkeys.ResidentKeyRequirement = "required";
            passkeys.UserVerificationRequirement = "required";
            passkeys.ValidateOrigin = origin =>
                ValueTask.FromResult(!origin.CrossOrigin && PasskeyDomain.IsOrigin(web.Value, origin.Origin));
        });
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<SignInLimits>();
        services.AddSingleton<ReaderSessions>();
        services.AddSingleton<UsedChallenges>();
        services.AddScoped<PasskeyDesk>();
        services.AddScoped<SignInDesk>();
        services.AddScoped<AccountDesk>();
        services.AddSingleton<IPersonalData, AccountRecords>();
        services.AddSingleton<AccountMail>();
        services.AddSingleton<MailLinks>();
        services.AddSingleton<IMailComposer, ConfirmationMail>();
        services.AddSingleton<IMailComposer, RecoveryMail>();
        services.AddSingleton<IMailComposer, NoticeMail>();
        services.AddDataProtection().SetApplicationName("ArxivLens");
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<WebOptions>>((keys, web) =>
        {
            if (web.Value.KeyDirectory is { } directory)
                keys.XmlRepository = new KeyFiles(directory);
        });
    }

    internal static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in/passkey.json", AskAsync).OfCommunity(null);
        routes.MapGet("/sign-up/passkey.json", AskForFirstAsync).OfCommunity(null);
        routes.MapGet("/account/passkeys.json", AskForNewAsync).OfCommunity(Role.Reader);
    }

    private static async Task<IResult> AskAsync(HttpContext http, PasskeyDesk desk, IOptions<WebOptions> options) =>
        PasskeyDomain.IsUsable(options.Value, http.Request) ? Answer(http, await desk.AskAsync(http)) : Results.NotFound();

    // The name is looked at once more when the account is made; here it only stands in the browser's dialogue.
    private static async Task<IResult> AskForFirstAsync(HttpContext http, PasskeyDesk desk, IOptions<WebOptions> options, string? name) =>
        PasskeyDomain.IsUsable(options.Value, http.Request) && name is not null && AccountName.FindFault(name) is null
            ? Answer(http, await desk.AskForNewAsync(http, Secret.Draw().Text, name))
            : Results.NotFound();

    private static async Task<IResult> AskForNewAsync(HttpContext http, PasskeyDesk desk, IAccountStore accounts, IOptions<WebOptions> options) =>
        PasskeyDomain.IsUsable(options.Value, http.Request)
            && await accounts.FindAsync(http.GetReader().Account, http.RequestAborted) is { } account
            ? Answer(http, await desk.AskForNewAsync(http, account.Handle, account.Name))
            : Results.NotFound();

    private static IResult Answer(HttpContext http, PasskeyQuestion question)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Json(question);
    }
}
