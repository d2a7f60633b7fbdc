namespace ArxivLens.Core.Moderation;

/// <summary>The house rules: why something is reported or removed. The numbers are stored; their words stand on <c>/about/rules</c>.</summary>
public enum HouseRule
{
    /// <summary>Advertising, or the same said again and again.</summary>
    Spam = 1,

    /// <summary>Attacks on persons or groups, threats, harassment.</summary>
    Abuse = 2,

    /// <summary>What somebody keeps private: addresses, telephone numbers, letters.</summary>
    Private = 3,

    /// <summary>What belongs to somebody else and is more than a quotation.</summary>
    Copyright = 4,

    /// <summary>What the law forbids.</summary>
    Unlawful = 5,

    /// <summary>What has nothing to do with what it stands under.</summary>
    OffTopic = 6,

    /// <summary>Passing for somebody else, invented sources or results.</summary>
    Misleading = 7,

    /// <summary>Something else; the words say what.</summary>
    Other = 8,
}

/// <summary>The house rules in words.</summary>
public static class HouseRules
{
    /// <summary>All of them, in the order they are shown.</summary>
    public static IReadOnlyList<HouseRule> All { get; } = Enum.GetValues<HouseRule>();

    /// <summary>A rule in a few words: why something is reported or was removed.</summary>
    public static string Describe(HouseRule rule) => rule switch
    {
        HouseRule.Spam => "advertising or repetition",
        HouseRule.Abuse => "an attack on a person or a group",
        HouseRule.Private => "somebody’s private data",
        HouseRule.Copyright => "somebody else’s work, beyond a quotation",
        HouseRule.Unlawful => "against the law",
        HouseRule.OffTopic => "nothing to do with what it stands under",
        HouseRule.Misleading => "passing for somebody else, or invented sources",
        _ => "another reason",
    };

    /// <summary>A rule as addresses, forms and programs name it.</summary>
    public static string NameOf(HouseRule rule) => rule switch
    {
        HouseRule.Spam => "spam",
        HouseRule.Abuse => "abuse",
        HouseRule.Private => "private",
        HouseRule.Copyright => "copyright",
        HouseRule.Unlawful => "unlawful",
        HouseRule.OffTopic => "off-topic",
        HouseRule.Misleading => "misleading",
        _ => "other",
    };

    /// <summary>Reads such a name.</summary>
    public static HouseRule? Find(string? name) => All.Where(rule => NameOf(rule) == name).Select(rule => (HouseRule?)rule).FirstOrDefault();
}
