using System.Runtime.Serialization;
using MassTransit;

namespace TechMarket.Platform.Messaging;

/// <summary>
/// What the transport does when a consumer did not settle a message: one that cannot even be read is kept among the failed ones,
/// every other goes back into its queue after a moment.
/// </summary>
internal sealed class KeepUnreadable(Func<Guid, string, Exception, CancellationToken, Task> keep) : IFilter<ExceptionReceiveContext>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        if (context.Exception is SerializationException unreadable)
        {
            var id = context.GetMessageId() ?? Guid.CreateVersion7();
            await keep(id, context.Body.GetString(), unreadable, context.CancellationToken);
            return;
        }
        await Task.Delay(Pause, context.CancellationToken);
        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(context.Exception);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("keep-unreadable");
}
