using System.Reflection;
using System.Text.Json;
using MassTransit;
using TechMarket.Events;

namespace TechMarket.Platform.Messaging;

/// <summary>Finds the record of an event by its pinned name, for example <c>techmarket:need-published:v1</c>.</summary>
internal sealed class EventTypes
{
    /// <summary>How events are written in outbox and failed messages.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static readonly IReadOnlyList<Type> All = [.. typeof(EventsAssembly).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IEvent)) && type is { IsInterface: false, IsAbstract: false })];

    private readonly Dictionary<string, Type> byName = All.ToDictionary(NameOf);

    public static string NameOf(Type type) =>
        type.GetCustomAttribute<MessageUrnAttribute>()?.Urn.OriginalString["urn:message:".Length..]
        ?? throw new InvalidOperationException($"{type} has no MessageUrn.");

    public Type Named(string name) => byName.TryGetValue(name, out var type)
        ? type
        : throw new InvalidOperationException($"No event is named {name}.");
}
