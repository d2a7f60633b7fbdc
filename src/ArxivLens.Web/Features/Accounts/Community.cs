using ArxivLens.Core.Accounts;
using ArxivLens.Core.Privacy;
using ArxivLens.Web.Features.Annotations;
using ArxivLens.Web.Features.Answers;
using ArxivLens.Web.Features.Discussion;
using ArxivLens.Web.Features.Moderation;
using ArxivLens.Web.Features.Shelves;
using ArxivLens.Web.Features.Webmentions;
using ArxivLens.Web.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>
/// Marks an address that is only there where accounts are on, and says who may ask it. On the model of a page, or by
/// <see cref="CommunityAddresses.OfCommunity{TBuilder}"/> on any other address.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class CommunityAttribute : Attribute
{
    /// <summary>Whether anybody may ask it, signed in or not.</summary>
    public bool IsOpenToAll { get; init; }

    /// <summary>What a signed-in reader must be at least.</summary>
    public Role Role { get; init; } = Role.Reader;
}

/// <summary>Marks the model of a page that readers send forms to; all other pages answer GET and HEAD only.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AcceptsFormsAttribute : Attribute;

/// <summary>What the community's features share: where they are registered, and that they are not there where accounts are off.</summary>
public static class CommunityAddresses
{
    /// <summary>Says that an address is only there where accounts are on, and who may ask it.</summary>
    public static TBuilder OfCommunity<TBuilder>(this TBuilder route, Role? role)
        where TBuilder : IEndpointConventionBuilder
    {
        route.Add(endpoint => endpoint.Metadata.Add(new CommunityAttribute { IsOpenToAll = role is null, Role = role ?? Role.Reader }));
        return route;
    }

    /// <summary>Registers the services of every feature of the community.</summary>
    internal static void AddCommunity(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddAccounts();
        services.AddModeration();
        services.AddAnnotations();
        services.AddAnswers();
        services.AddDiscussion();
        services.AddShelves();
        services.AddSingleton<PersonalArchive>();
        services.AddSingleton<AccountDeletion>();
        services.AddWebmentions();
    }

    /// <summary>Maps every address of the community that is not a page.</summary>
    internal static void MapCommunity(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapAccounts();
        app.MapModerationLog();
        app.MapDiscussion();
        app.MapShelves();
        app.MapWebmentions();
    }

    /// <summary>
    /// Looks who may ask an address of the community; answers 404 in its place where accounts are off. Behind routing and behind what
    /// tells who is signed in.
    /// </summary>
    internal static void UseCommunity(this IApplicationBuilder app)
    {
        if (app.ApplicationServices.GetRequiredService<IOptions<WebOptions>>().Value.Accounts)
        {
            app.UseCommunityAccess();
            app.UseSentRequests();
            app.UseWebmentionAdvert();
            return;
        }

        app.Use((http, next) =>
        {
            if (http.GetEndpoint()?.Metadata.GetMetadata<CommunityAttribute>() is null)
                return next(http);
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
    }

    /// <summary>Carries the marks of a page's model over to its address.</summary>
    internal static void Mark(PageApplicationModel page)
    {
        if (page.ModelType is { } model && Attribute.GetCustomAttribute(model, typeof(CommunityAttribute)) is CommunityAttribute community)
            page.EndpointMetadata.Add(community);
    }
}
