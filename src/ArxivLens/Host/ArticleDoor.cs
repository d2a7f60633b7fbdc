using System.Diagnostics.CodeAnalysis;
using ArxivLens.Sources.Articles;
using ArxivLens.Sources.Http;

namespace ArxivLens.Host;

/// <summary>
/// What the operator reads articles through: the guarded client, and the processes that read pages. Faults are told as soon as
/// they are known, for here nobody asks who may not know them.
/// </summary>
internal sealed class ArticleDoor : IDisposable
{
    public const string ContactVariable = "ARXIVLENS_CONTACT";

    private readonly GuardedClient _client;
    private readonly PageWorker _worker;

    private ArticleDoor(string? contact, TimeProvider clock)
    {
        _client = new GuardedClient(new GuardedClientOptions { UserAgent = UserAgentText.Create(contact) }, clock);
        _worker = new PageWorker(PageWorkerCommand.OfThisProgram(), clock);
        Source = new ArticleSource(new ArticleFetch(_client, clock, failureTime: TimeSpan.Zero), _worker);
    }

    /// <summary>Reads articles.</summary>
    public ArticleSource Source { get; }

    /// <summary>Opens it by what the environment says.</summary>
    /// <param name="variable">The value of an environment variable; nothing and empty mean the same.</param>
    /// <param name="clock">Measures time.</param>
    /// <param name="door">The door.</param>
    /// <param name="fault">What is wrong with a setting, naming it.</param>
    public static bool TryOpen(
        Func<string, string?> variable,
        TimeProvider clock,
        [NotNullWhen(true)] out ArticleDoor? door,
        [NotNullWhen(false)] out string? fault)
    {
        var contact = variable(ContactVariable)?.Trim() is { Length: > 0 } given ? given : null;
        var isFine = contact is null || UserAgentText.IsContact(contact);
        door = isFine ? new ArticleDoor(contact, clock) : null;
        fault = isFine ? null : $"{ContactVariable}: a mail or web address of at most 200 visible ASCII characters is meant.";
        return isFine;
    }

    /// <summary>Closes it.</summary>
    public void Dispose()
    {
        _client.Dispose();
        _worker.Dispose();
    }
}
