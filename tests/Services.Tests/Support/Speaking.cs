using System.Globalization;

namespace TechMarket.Tests.Support;

/// <summary>The language of what is asked directly, without a request that says it.</summary>
internal sealed class Speaking : IDisposable
{
    private readonly CultureInfo before = CultureInfo.CurrentUICulture;

    public Speaking(string culture) => CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

    public void Dispose() => CultureInfo.CurrentUICulture = before;
}
