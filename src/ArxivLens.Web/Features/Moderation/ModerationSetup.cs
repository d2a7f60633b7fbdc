using ArxivLens.Core.Moderation;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ArxivLens.Web.Features.Moderation;

/// <summary>Registers moderation. The host registers its stores, and <see cref="SubmissionLimits"/> where they are not the standard ones.</summary>
internal static class ModerationSetup
{
    /// <summary>Registers the rules.</summary>
    public static void AddModeration(this IServiceCollection services)
    {
        services.TryAddSingleton(new SubmissionLimits());
        services.AddSingleton<SubmissionRules>();
    }
}
