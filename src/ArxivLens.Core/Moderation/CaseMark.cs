using System.Globalization;
using ArxivLens.Core.Discussion;

namespace ArxivLens.Core.Moderation;

/// <summary>
/// How a contribution stood when somebody looked at it: sent with their decision, so that of two who decide at the same time the second
/// is told what the first did.
/// </summary>
/// <param name="Revision">Its wording.</param>
/// <param name="State">Whether it was shown.</param>
/// <param name="Decision">The newest decision about it, 0 for none.</param>
/// <param name="Report">The newest report of it, 0 for none: later ones stay open.</param>
public readonly record struct CaseMark(int Revision, ContributionState State, long Decision, long Report)
{
    /// <summary>The mark as forms carry it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Revision}-{(int)State}-{Decision}-{Report}");

    /// <summary>Reads one.</summary>
    public static bool TryParse(string? text, out CaseMark mark)
    {
        mark = default;
        if (text?.Split('-') is not [var revision, var state, var decision, var report]
            || !int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var first)
            || !int.TryParse(state, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            || !long.TryParse(decision, NumberStyles.None, CultureInfo.InvariantCulture, out var third)
            || !long.TryParse(report, NumberStyles.None, CultureInfo.InvariantCulture, out var fourth))
        {
            return false;
        }

        mark = new(first, (ContributionState)second, third, fourth);
        return true;
    }
}
