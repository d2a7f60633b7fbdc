using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ArxivLens.Web.Features.Accounts;

/// <summary>A page with a form: what is wrong stands beside the field it is wrong with, and what was written stays.</summary>
public abstract class FormPage : PageModel
{
    private readonly Dictionary<string, string> _faults = new(StringComparer.Ordinal);

    /// <summary>What is wrong with the form as a whole.</summary>
    public string? Fault { get; private set; }

    /// <summary>Whether anything is wrong.</summary>
    public bool IsRefused => Fault is not null || _faults.Count > 0;

    /// <summary>A field of the form, as it is shown.</summary>
    public FormField Field(string name, string label, string type, string autocomplete, string? value = null, string? hint = null) =>
        new(name, label, type, autocomplete, value, hint, _faults.GetValueOrDefault(name));

    /// <summary>Says what is wrong with a field; nothing for <c>null</c>.</summary>
    protected void Refuse(string field, string? fault)
    {
        if (fault is not null)
            _faults.TryAdd(field, fault);
    }

    /// <summary>Shows the page again, with what is wrong beside its fields.</summary>
    protected IActionResult Again()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>Shows the page again and says what is wrong with the whole.</summary>
    protected IActionResult Again(string fault)
    {
        Fault = fault;
        return Again();
    }

    /// <summary>Shows the page again and says when to try once more.</summary>
    protected IActionResult TooOften(TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        Fault = seconds <= 90
            ? $"That was tried too often. Try again in {seconds} seconds."
            : $"That was tried too often. Try again in {(seconds + 59) / 60} minutes.";
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        return Page();
    }
}

/// <summary>A field of a form.</summary>
/// <param name="Name">Its name and id.</param>
/// <param name="Label">What is asked.</param>
/// <param name="Type"><c>text</c>, <c>email</c> or <c>password</c>.</param>
/// <param name="Autocomplete">What browsers fill in.</param>
/// <param name="Value">What stands in it; never of a password.</param>
/// <param name="Hint">What readers should know.</param>
/// <param name="Fault">What is wrong.</param>
public sealed record FormField(string Name, string Label, string Type, string Autocomplete, string? Value, string? Hint, string? Fault)
{
    /// <summary>Whether it may be left empty.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether one comes to it first.</summary>
    public bool IsFirst { get; init; }

    /// <summary>What describes it, for the page's assistive readers.</summary>
    public string? DescribedBy =>
        (Hint, Fault) is (null, null) ? null : string.Join(' ', new[] { Hint is null ? null : $"{Name}-hint", Fault is null ? null : $"{Name}-fault" }.OfType<string>());
}
