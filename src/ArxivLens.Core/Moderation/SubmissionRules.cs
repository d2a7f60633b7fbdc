using ArxivLens.Core.Accounts;
using ArxivLens.Core.Discussion;

namespace ArxivLens.Core.Moderation;

/// <summary>
/// The rules for what readers write. Ask them last, when nothing else is wrong with a form, and keep the contribution at once in the state
/// of the verdict: what was let through counts as written.
/// </summary>
public sealed class SubmissionRules(ISubmissionStore store, SubmissionLimits limits, TimeProvider clock)
{
    private readonly NetworkCounts _networks = new(clock);

    /// <summary>The limits.</summary>
    public SubmissionLimits Limits => limits;

    /// <summary>Judges a submission.</summary>
    public async Task<Verdict> CheckAsync(Submission submission, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(submission);
        var links = Foreign(submission.Text);
        var words = TextLikeness.NormalizeOwn(submission.Text);
        var isNew = false;
        var verdict = await store.JudgeAsync(
            Trace(submission, links, words),
            past =>
            {
                isNew = IsNew(submission.Reader, past.Shown);
                return Judge(submission, links, words, past, isNew);
            },
            cancellationToken);
        if (isNew && verdict.Kind != VerdictKind.Refuse && submission is { Network: { } network, Edits: null })
            _networks.Add(network);
        return verdict;
    }

    /// <summary>Forgets what is no longer needed to judge by.</summary>
    /// <returns>How many submissions were forgotten.</returns>
    public Task<int> ForgetAsync(CancellationToken cancellationToken = default)
    {
        // Asking is what makes the counts of a day that is over go.
        _ = _networks.Count;
        return store.ForgetAsync(clock.GetUtcNow().AddDays(-Math.Max(1, limits.LikenessDays)), cancellationToken);
    }

    /// <summary>Whether the rules for new accounts hold.</summary>
    /// <param name="reader">Whose account.</param>
    /// <param name="shown">How many of its contributions are shown.</param>
    public bool IsNew(Reader reader, int shown)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Role == Role.Reader
            && (clock.GetUtcNow() - reader.Joined < TimeSpan.FromDays(limits.NewDays) || shown < limits.NewContributions);
    }

    private SubmissionTrace Trace(Submission submission, IReadOnlyList<FoundLink> links, string words)
    {
        var now = clock.GetUtcNow();
        return new()
        {
            Account = submission.Reader.Account,
            Kind = submission.Kind,
            Subject = submission.Subject,
            Edits = submission.Edits,
            Form = submission.Form,
            At = now,
            Bands = TextLikeness.Bands(words),
            Hosts = [.. links.Select(link => LinkedHosts.GroupOf(link.Host)).Distinct(StringComparer.Ordinal)],
            AlikeSince = now.AddDays(-limits.LikenessDays),
        };
    }

    private Verdict Judge(Submission submission, IReadOnlyList<FoundLink> links, string words, SubmissionPast past, bool isNew) =>
        RefuseWriter(submission, past, isNew)
        ?? RefuseText(submission, links, isNew)
        ?? RefuseCopy(submission, words, past)
        ?? Hold(submission, links, past, isNew)
        ?? Verdict.Accept;

    private Verdict? RefuseWriter(Submission submission, SubmissionPast past, bool isNew)
    {
        if (past.Closed is { } closed)
            return Verdict.Refuse($"This account cannot write at present: {closed}");
        if (past.Before?.State is ContributionState.Removed or ContributionState.TakenBack)
            return Verdict.Refuse("This was removed, so it cannot be edited.");
        if (submission.IsTrapped)
            return Verdict.Refuse("A field was filled in that is to stay empty. Empty it and send the form again.");
        if (submission.Took < limits.LeastTime)
        {
            return Verdict.Refuse(
                "The form came back sooner than somebody can write, or too old. Your words are kept: wait a moment and send it again.");
        }

        return submission.Edits is null ? RefuseMore(submission, past, isNew) : null;
    }

    private Verdict? RefuseMore(Submission submission, SubmissionPast past, bool isNew)
    {
        if (past.Today >= limits.PerDay)
            return Verdict.Refuse($"An account can write {Times(limits.PerDay)} in 24 hours. Come back later; nothing else is wrong.");
        if (!isNew)
            return null;
        if (past.Today >= limits.NewPerDay)
            return Verdict.Refuse($"A new account can write {Times(limits.NewPerDay)} in 24 hours. Come back later; nothing else is wrong.");
        if (submission.Network is { } network && _networks.Read(network) >= limits.NewPerNetwork)
            return Verdict.Refuse("New accounts of your network wrote as much today as they can. Come back tomorrow; nothing else is wrong.");
        return null;
    }

    private Verdict? RefuseText(Submission submission, IReadOnlyList<FoundLink> links, bool isNew)
    {
        if (limits.Blocked.Find(submission.Text, LinkedHosts.Find(submission.Text).Select(link => link.Host)) is { } blocked)
            return Verdict.Refuse($"“{blocked}” is on the list of what whoever runs this site does not let through.");
        if (!isNew)
            return null;
        if (LinkedHosts.CountImages(submission.Text) is var images && images > limits.NewImages)
        {
            return Verdict.Refuse(limits.NewImages == 0
                ? "A new account cannot put images into a text. Take it out, or describe it in words."
                : $"A new account can put at most {limits.NewImages} images into a text; this one has {images}.");
        }

        if (links.Count > limits.NewLinks)
        {
            return Verdict.Refuse(limits.NewLinks == 0
                ? "A new account cannot put links to other sites into a text."
                : $"A new account can put at most {limits.NewLinks} links to other sites into a text; this one has {links.Count}.");
        }

        return null;
    }

    private Verdict? RefuseCopy(Submission submission, string words, SubmissionPast past)
    {
        foreach (var known in past.Alike)
        {
            var isOwn = known.Account == submission.Reader.Account;
            // Two people thank in the same words, and one person does so for two answers.
            if (words.Length < TextLikeness.ShortText && !(isOwn && known.Subject == submission.Subject))
                continue;
            var likeness = known.Text is null ? 1 : TextLikeness.Of(words, TextLikeness.NormalizeOwn(known.Text));
            if (likeness >= Math.Min(1, limits.Likeness))
            {
                return Verdict.Refuse(isOwn
                    ? "You wrote the same before, or nearly. If it was to be somewhere else, link to it there."
                    : "Somebody wrote the same before, or nearly. Say it in your own words, or quote it by beginning its lines with “>”.");
            }
        }

        return null;
    }

    private Verdict? Hold(Submission submission, IReadOnlyList<FoundLink> links, SubmissionPast past, bool isNew)
    {
        if (past.Before?.State == ContributionState.Held)
            return Verdict.Hold("It still waits for a moderator, who sees your new words.");
        // Of new words only the links that were not there before: a slip of the pen is put right without asking anybody.
        var added = past.Before is { } before ? [.. links.Except(Foreign(before.Text))] : links;
        if (submission.Reader.Role != Role.Reader || added.Count == 0)
            return null;
        if (isNew)
            return Verdict.Hold("It has a link, and your account is new: a moderator looks at it before everybody sees it.");
        if (added.Select(link => LinkedHosts.GroupOf(link.Host)).FirstOrDefault(host => IsOften(past, host)) is { } often)
            return Verdict.Hold($"Several texts linked to {often} within a day: a moderator looks at it before everybody sees it.");
        return null;
    }

    private bool IsOften(SubmissionPast past, string host) =>
        limits.PostsToHost > 0 && past.Hosts.GetValueOrDefault(host) + 1 >= limits.PostsToHost;

    private List<FoundLink> Foreign(string text)
    {
        var trusted = limits.TrustedHosts.Select(LinkedHosts.Normalize).ToHashSet(StringComparer.Ordinal);
        return [.. LinkedHosts.Find(text).Where(link => !LinkedHosts.Above(link.Host).Any(trusted.Contains))];
    }

    private static string Times(int count) => count == 1 ? "once" : $"{count} times";
}
