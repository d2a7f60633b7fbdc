using System.Globalization;
using ArxivLens.Core.Summaries;

namespace ArxivLens.Training;

/// <summary>How often roles were told right.</summary>
internal sealed class RoleTally
{
    private readonly int[,] counts = new int[SentenceRoleModel.RoleCount, SentenceRoleModel.RoleCount];

    /// <summary>Adds what a model tells of examples.</summary>
    public void Add(SentenceRoleModel model, FindingExamples examples)
    {
        for (var index = 0; index < examples.Rows.Count; index++)
        {
            var told = model.Weigh(new SentenceRoleReading(default, FindingCue.None, examples.Rows[index], false));
            counts[examples.Roles[index], Array.IndexOf(told, told.Max())]++;
        }
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var (right, all, sum) = (0, 0, 0.0);
        for (var role = 0; role < SentenceRoleModel.RoleCount; role++)
        {
            var (wanted, told) = (0, 0);
            for (var other = 0; other < SentenceRoleModel.RoleCount; other++)
            {
                wanted += counts[role, other];
                told += counts[other, role];
            }

            right += counts[role, role];
            all += wanted;
            sum += wanted + told == 0 ? 0 : 2.0 * counts[role, role] / (wanted + told);
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"accuracy {100.0 * right / all:F1} %, macro F1 {100 * sum / SentenceRoleModel.RoleCount:F1} %, {all} sentences");
    }
}
