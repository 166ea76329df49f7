using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using TechMarket.Platform.Auth;
using TechMarket.Platform.Idempotency;

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
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<OnceByKey>().Any())
            {
                DescribeKey(operation);
            }
            return Task.CompletedTask;
        });
    }

    private static void DescribeKey(OpenApiOperation operation)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = IdempotencyKey.Header,
            In = ParameterLocation.Header,
            Description = "Any text of the client's own, such as a UUID, new for each new request. The same request sent again with the same key "
                + $"within {IdempotencyKeyRow.KeptHours} hours is carried out once and answered the same, with {Answer.Replayed}: true. Other content under the same key is 422.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = IdempotencyKey.Longest },
        });
        operation.Responses ??= [];
        operation.Responses.TryAdd("422", new OpenApiResponse { Description = "The key came before with other content (idempotency.key-reused)." });
    }
}
