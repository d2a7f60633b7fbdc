using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ArxivLens.Core.LanguageModels;

namespace ArxivLens.Core.Questions;

/// <summary>
/// The orders that a model gave to the passages of questions that readers opened, and the questions whose turn is yet to come. A reader
/// never waits: our own order is shown until the model's is there. All of it is in memory and ends with the process.
/// </summary>
/// <param name="clock">Measures how long what failed is left alone.</param>
/// <param name="orderer">The model, or <c>null</c>: then nothing is ever asked or found.</param>
public sealed class PassageOrders(TimeProvider clock, IPassageOrderer? orderer = null)
{
    /// <summary>Passages that a model is given at most.</summary>
    public const int MostPassages = 20;

    /// <summary>Questions that wait for their turn at once; more are turned away until their next reader.</summary>
    public const int MostWaiting = 32;

    /// <summary>Questions whose order, or the knowledge that there is none, is kept; then the oldest goes.</summary>
    public const int MostKept = 2000;

    private readonly ModelLine<(EvidenceQuestion Question, IReadOnlyList<Passage> Passages), PassageOrder> _line =
        new(MostWaiting, MostKept, clock);

    /// <summary>Whether there is a model.</summary>
    public bool IsOn => orderer is not null;

    /// <summary>Rises with every order that is kept, and with the knowledge that there is none.</summary>
    public long Revision => _line.Revision;

    /// <summary>How many questions are in line.</summary>
    public int Waiting => _line.Waiting;

    /// <summary>
    /// Finds the order of these passages for this question; <c>null</c> when there is none. One that was never asked for is put in line, once
    /// however many readers come; where the words or the passages are others, it is another.
    /// </summary>
    /// <param name="question">The question.</param>
    /// <param name="evidence">What was found for it, <see cref="MostPassages"/> passages at most.</param>
    public PassageOrder? Find(EvidenceQuestion question, Evidence evidence)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(evidence.Passages.Count, MostPassages, nameof(evidence));
        if (orderer is null || evidence.Passages.Count == 0) return null;
        var passages = evidence.Passages.Select(bearing => bearing.Passage).ToList();
        return _line.Find(KeyOf(question, passages), (question, passages));
    }

    /// <summary>Waits for the next question in line, asks the model and keeps an order that can be read. One call at a time.</summary>
    /// <exception cref="InvalidOperationException">There is no model.</exception>
    public async Task<ModelTurn> OrderNextAsync(CancellationToken cancellationToken)
    {
        if (orderer is null) throw new InvalidOperationException("There is no model to ask.");
        var (key, (question, passages)) = await _line.NextAsync(cancellationToken);
        try
        {
            var (order, turn) = await AskAsync(orderer, question, passages, cancellationToken);
            if (turn.Kind == ModelTurnKind.Failed)
                _line.Fail(key);
            else
                // That there is none is kept too: the same question at temperature 0 would get the same answer.
                _line.Keep(key, order);
            return turn;
        }
        finally
        {
            _line.End(key);
        }
    }

    /// <summary>Asks a model now, for who is ready to wait.</summary>
    /// <returns>The order, <c>null</c> when there is none, and what came of asking.</returns>
    public static async Task<(PassageOrder? Order, ModelTurn Turn)> AskAsync(
        IPassageOrderer orderer, EvidenceQuestion question, IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(orderer);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(passages);
        var subject = $"“{NameOf(question)}”";
        var reply = await orderer.OrderAsync(question, passages, cancellationToken);
        if (reply.Outcome != ModelOutcome.Answered)
            return (null, new ModelTurn(subject, ModelTurnKind.Failed, reply.Detail) { Rest = reply.Rest });
        return PassageOrder.TryRead(orderer.Model, reply.Text, passages.Count, out var order, out var fault)
            ? (order, new ModelTurn(subject, ModelTurnKind.Kept, ""))
            : (null, new ModelTurn(subject, ModelTurnKind.Dropped, fault));
    }

    // As the log names it: articles are other people's texts.
    private static string NameOf(EvidenceQuestion question)
    {
        const int Longest = 60;
        var words = new string([.. question.Text.Select(letter => char.IsControl(letter) ? ' ' : letter)]);
        return words.Length <= Longest ? words : words[..Longest] + "…";
    }

    // All that the model is told: with another word of it the answer may be another.
    private string KeyOf(EvidenceQuestion question, List<Passage> passages)
    {
        string?[] told =
        [
            orderer!.Model, question.Text, question.Label, question.Context,
            .. passages.SelectMany(one => new[] { one.Id.ToString(), one.Title, one.Before, one.Text, one.After }),
        ];
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(told))));
    }
}
