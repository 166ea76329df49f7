using FluentValidation;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace TechMarket.Platform.Errors;

/// <summary>Checks the shape of a request body before its handler runs: 400 with every fault under its field's name.</summary>
public static class Checked
{
    public static RouteHandlerBuilder Check<TRequest>(this RouteHandlerBuilder route) where TRequest : class =>
        route.AddEndpointFilter(async (invocation, next) =>
        {
            var body = invocation.Arguments.OfType<TRequest>().FirstOrDefault()
                ?? throw new BadHttpRequestException("The body is missing.");
            var shape = invocation.HttpContext.RequestServices.GetRequiredService<IValidator<TRequest>>();
            var faults = await shape.ValidateAsync(body, invocation.HttpContext.RequestAborted);
            return faults.IsValid ? await next(invocation) : Results.ValidationProblem(faults.Errors
                .GroupBy(fault => Camel(fault.PropertyName))
                .ToDictionary(field => field.Key, field => field.Select(fault => fault.ErrorMessage).Distinct().ToArray()));
        }).ProducesValidationProblem();

    private static string Camel(string path) => string.Join('.', path.Split('.')
        .Select(part => part.Length == 0 ? part : char.ToLowerInvariant(part[0]) + part[1..]));
}
