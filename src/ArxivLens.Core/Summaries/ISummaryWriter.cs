using ArxivLens.Core.LanguageModels;

namespace ArxivLens.Core.Summaries;

/// <summary>
/// Somebody else's model that writes a summary when asked. What it writes is believed only as far as <see cref="SupportCheck"/>
/// finds it in the abstract.
/// </summary>
public interface ISummaryWriter
{
    /// <summary>The model's name, as readers are told it.</summary>
    string Model { get; }

    /// <summary>
    /// Asks for a summary. Whatever the other side does, the answer is an outcome within the time it was given: it throws only
    /// when the caller cancels.
    /// </summary>
    /// <param name="title">The title; may be empty.</param>
    /// <param name="text">The abstract.</param>
    /// <param name="cancellationToken">Ends the exchange.</param>
    Task<ModelReply> WriteAsync(string title, string text, CancellationToken cancellationToken);
}
