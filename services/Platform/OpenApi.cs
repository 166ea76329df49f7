using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TechMarket.Platform.Auth;

namespace TechMarket.Platform;

/// <summary>One OpenAPI document per service: the endpoints below <c>/api/{service}</c>, each with the roles it is open to.</summary>
internal static class OpenApi
{
    public static void Describe(OpenApiOptions options, string service)
    {
        options.ShouldInclude = endpoint =>
            endpoint.RelativePath?.StartsWith($"api/{service}", StringComparison.Ordinal) == true;
        options.CreateSchemaReferenceId = type => type.Type.DeclaringType is { } outer
            ? outer.Name + type.Type.Name
            : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = $"TechMarket {service}",
                Version = "1",
                Description = "Errors are RFC 9457 problem details with code and traceId. Amounts are in 元 (CNY).",
            };
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var who = context.Description.ActionDescriptor.EndpointMetadata.OfType<WhoMayCall>().LastOrDefault();
            operation.Description = $"{operation.Description} May be called by: {string.Join(", ", who?.Roles ?? [])}.".Trim();
            return Task.CompletedTask;
        });
    }
}
