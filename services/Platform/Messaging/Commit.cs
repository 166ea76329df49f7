using Microsoft.EntityFrameworkCore.Storage;

namespace TechMarket.Platform.Messaging;

/// <summary>One commit of several saves; undone when disposed before <see cref="CommitAsync"/>.</summary>
/// <param name="own">Null where it is part of a larger commit, which then decides: its own end says nothing, and a failure must be thrown.</param>
public sealed class Commit(IDbContextTransaction? own) : IAsyncDisposable
{
    public Task CommitAsync(CancellationToken stop) => own?.CommitAsync(stop) ?? Task.CompletedTask;

    public ValueTask DisposeAsync() => own?.DisposeAsync() ?? ValueTask.CompletedTask;
}
