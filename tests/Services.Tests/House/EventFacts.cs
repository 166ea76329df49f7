using System.Reflection;
using MassTransit;
using TechMarket.AllInOne;
using TechMarket.Events;
using TechMarket.Platform;
using TechMarket.Platform.Messaging;
using TechMarket.Tests.Support;

namespace TechMarket.Tests.House;

/// <summary>What goes over the bus is a promise to others: names and shapes change only on purpose.</summary>
public sealed class EventFacts
{
    private static readonly Type[] All = [.. typeof(EventsAssembly).Assembly.GetTypes()
        .Where(type => type.IsAssignableTo(typeof(IEvent)) && !type.IsInterface).OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>Fields are added, never renamed: the new list is approved by editing events.approved.txt.</summary>
    [Fact]
    public void Events_are_the_approved_ones()
    {
        var approved = File.ReadAllText(Sources.Path("tests/Services.Tests/House/events.approved.txt"));
        var now = string.Join("\n", All.Select(Line));
        File.WriteAllText(Path.Combine(AppContext.BaseDirectory, "events.received.txt"), now + "\n");
        Assert.Equal(approved.Trim(), now);
    }

    [Fact]
    public void Queues_are_unique_and_named_after_their_service()
    {
        var queues = Rooms.All.SelectMany(service => Queues(service).Select(queue => (service.Name, queue))).ToList();
        Assert.NotEmpty(queues);
        Assert.Equal(queues.Count, queues.Select(q => q.queue).Distinct().Count());
        Assert.All(queues, q => Assert.StartsWith(q.Name + "-", q.queue, StringComparison.Ordinal));
    }

    /// <summary>Who says an event makes these queues, so that nothing is lost before their service first runs.</summary>
    [Fact]
    public void Every_event_names_all_the_queues_that_hear_it()
    {
        var heard = Rooms.All.SelectMany(service => Consumers.Of(service).All)
            .SelectMany(consumer => consumer.Events, (consumer, said) => $"{said.Name} > {consumer.Queue}").Order(StringComparer.Ordinal);
        var named = All.SelectMany(said => said.GetCustomAttributes<HeardByAttribute>(), (said, by) => $"{said.Name} > {by.Queue}").Order(StringComparer.Ordinal);
        Assert.Equal(heard, named);
    }

    [Fact]
    public void Every_event_is_in_the_documentation()
    {
        var documented = File.ReadAllText(Sources.Path("docs/events.md"));
        Assert.All(All, type => Assert.Contains(type.Name, documented, StringComparison.Ordinal));
    }

    private static IReadOnlyList<string> Queues(IService service)
    {
        var consumers = Consumers.Of(service);
        return consumers.Queues;
    }

    private static string Line(Type type) =>
        $"{type.GetCustomAttribute<MessageUrnAttribute>()?.Urn.OriginalString["urn:message:".Length..] ?? "NO URN"} {type.Name}({Fields(type)})";

    private static string Fields(Type type) => string.Join(", ", type.GetConstructors()
        .Where(constructor => constructor.GetParameters() is not [{ Name: "original" }])
        .OrderByDescending(constructor => constructor.GetParameters().Length).First().GetParameters()
        .Select(parameter => $"{Name(parameter.ParameterType)} {parameter.Name}"));

    private static string Name(Type type) => Nullable.GetUnderlyingType(type) is { } inner ? Name(inner) + "?"
        : type.IsGenericType ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GenericTypeArguments.Select(Name))}>"
        : type.Assembly == typeof(EventsAssembly).Assembly ? $"{type.Name}({Fields(type)})"
        : type.Name;
}
