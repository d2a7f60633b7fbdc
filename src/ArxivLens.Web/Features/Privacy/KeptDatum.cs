namespace ArxivLens.Web.Features.Privacy;

/// <summary>A kind of thing that is kept of a reader, as <c>/about/privacy</c> tells it.</summary>
/// <param name="What">What.</param>
/// <param name="Why">What for.</param>
/// <param name="HowLong">Until when.</param>
/// <param name="WhoSees">Who sees it beside its owner.</param>
/// <param name="Tables">The tables of the community's file that hold it; no table is in none of the rows.</param>
public sealed record KeptDatum(string What, string Why, string HowLong, string WhoSees, params IReadOnlyList<string> Tables)
{
    private const string Nobody = "nobody";
    private const string Owner = "until you delete it, or your account";

    /// <summary>All there is.</summary>
    public static IReadOnlyList<KeptDatum> All { get; } =
    [
        new(
            "Your account: name, role, since when; e-mail address, if you gave one", "To sign in, and to write to you",
            "until you delete it; the name, as a hash, 90 days longer, so that nobody slips into it",
            "everybody: the name and the role; nobody: the address", "accounts", "kept_names"),
        new(
            "Your password, as a salted hash; your passkeys’ public halves", "To sign in", "until you change or delete them", Nobody, "passkeys"),
        new(
            "Where you are signed in: the browser’s name (“Firefox on Linux”), since when, when last used; no network address",
            "So that you can end sessions", "until you sign out, or 30 days without use", Nobody, "sessions"),
        new("Links that work once, as hashes: to confirm an address, to recover an account", "To know them again", "until used, at most some days", Nobody, "one_time_links"),
        new(
            "What you write to everybody: comments with their wordings before an edit, answers, what you say of a question’s standing",
            "To show it", $"{Owner}; where others replied, an empty place without your name stays", "everybody",
            "contributions", "revisions", "shown_contributions"),
        new("The passages your comments are about", "To find them again", "as long as the comment", "everybody: the passages", "anchors"),
        new("Your shelves: works, notes, tags", "To show them to you, and recommendations from them", $"{Owner}; what you deleted can be undone for a day", "nobody, unless you share a shelf", "shelves", "shelf_entries", "shelf_followers"),
        new("A list of references you began to import", "To show it before it is saved", "until it is saved, a day at most", Nobody, "shelf_imports"),
        new("What you said of recommendations", "To recommend by it", Owner, Nobody, "recommendation_choices"),
        new("What you follow, when you want mail of it, and up to where you have read", "To tell you what is new", Owner, Nobody, "follows", "follow_settings", "looks", "digests"),
        new(
            "Mail to you: that it is to be sent, without its words, and addresses that a mail server refused", "To send each once",
            "7 days after it was sent or given up; refused addresses until you confirm them anew", Nobody, "outbox", "refused_addresses"),
        new(
            "That you wrote, with numbers by which alike texts are found and the hosts of links; no second copy of the words",
            "Against advertising", "30 days, unless whoever runs this site set another time", "moderators, while something is held",
            "submissions", "submission_bands", "submission_hosts"),
        new("What you reported, and appeals", "To decide on it", Owner, "moderators", "reports", "appeals"),
        new(
            "What moderators decided, and why", "So that it can be checked and undone",
            "for good; once your account is gone it names nobody and holds no words", "everybody: the decision; the author: the words", "decisions", "closures"),
        new(
            "That a page elsewhere announced itself, with its address; no address of who announced it", "To look at the page and show a link to it",
            "until a moderator removes it, or the page is gone", "everybody, once a moderator let it through", "webmentions"),
        new("How often what everybody sees has changed", "To tell browsers what is old", "always; it is of nobody", Nobody, "community"),
    ];
}
