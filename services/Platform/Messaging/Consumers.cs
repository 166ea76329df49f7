using System.Text;
using MassTransit;

namespace TechMarket.Platform.Messaging;

/// <summary>What a service hears: its consumers, each with a queue of its own, named <c>{service}-{consumer}</c>.</summary>
public sealed class Consumers
{
    private readonly List<Heard> heard = [];

    private readonly string service;

    private Consumers(string service) => this.service = service;

    internal IReadOnlyList<Heard> All => heard;

    /// <summary>What a service hears.</summary>
    public static Consumers Of(IService service)
    {
        var consumers = new Consumers(service.Name);
        service.Hear(consumers);
        return consumers;
    }

    /// <summary>The queue names, for the house test that keeps them unique.</summary>
    public IReadOnlyList<string> Queues => [.. heard.Select(h => h.Queue)];

    /// <summary>Lets a consumer hear every event it implements <see cref="IConsume{TEvent}"/> for.</summary>
    public Consumers Add<TDb, TConsumer>()
        where TDb : ServiceDb
        where TConsumer : class
    {
        var events = typeof(TConsumer).GetInterfaces()
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IConsume<>))
            .Select(i => i.GenericTypeArguments[0]).ToArray();
        if (events.Length == 0)
        {
            throw new InvalidOperationException($"{typeof(TConsumer)} consumes nothing.");
        }
        heard.Add(new Heard(typeof(TDb), typeof(TConsumer), events, $"{service}-{Kebab(typeof(TConsumer).Name)}"));
        return this;
    }

    private static string Kebab(string name)
    {
        var kebab = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && kebab.Length > 0)
            {
                kebab.Append('-');
            }
            kebab.Append(char.ToLowerInvariant(letter));
        }
        return kebab.ToString();
    }

    internal sealed record Heard(Type Db, Type Consumer, Type[] Events, string Queue)
    {
        public IEnumerable<Type> Receivers => Events.Select(one => typeof(Receiver<,,>).MakeGenericType(Db, Consumer, one));
    }
}
