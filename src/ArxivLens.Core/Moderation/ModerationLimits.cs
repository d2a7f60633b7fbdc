namespace ArxivLens.Core.Moderation;

/// <summary>How much can be said in reports, decisions and appeals.</summary>
public static class ModerationLimits
{
    /// <summary>Characters of a report's words.</summary>
    public const int ReportWords = 1_000;

    /// <summary>Characters of the words to whom a decision is about, and of the answer to an appeal.</summary>
    public const int DecisionWords = 2_000;

    /// <summary>Characters of an appeal.</summary>
    public const int AppealWords = 2_000;

    /// <summary>Reports that a reader may make within 24 hours.</summary>
    public const int ReportsPerDay = 20;

    /// <summary>Cases on a page of the queue, and so decisions that can be made at once.</summary>
    public const int QueuePage = 25;

    /// <summary>Lines on a page of the log.</summary>
    public const int LogPage = 50;
}
