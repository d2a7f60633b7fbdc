using ArxivLens.Core.Accounts;
using ArxivLens.Core.Annotations;
using Microsoft.Extensions.DependencyInjection;

namespace ArxivLens.Web.Features.Annotations;

/// <summary>What comments on passages need.</summary>
internal static class AnnotationRegistration
{
    /// <summary>Registers it.</summary>
    public static void AddAnnotations(this IServiceCollection services)
    {
        services.AddSingleton<AnchorTexts>();
        services.AddSingleton<AnchorForm>();
        services.AddSingleton<AnnotationDesk>();
        services.AddSingleton<AnnotationImport>();
        services.AddSingleton<IPersonalData, AnnotatedData>();
        services.AddScoped<AnchorShelf>();
    }
}
