using System.Buffers.Text;
using System.Text;

namespace TechMarket.Portal.Web;

/// <summary>One sentence carried over a redirect ("saved", "submitted"): written before, shown and forgotten after.</summary>
public static class Notices
{
    public const string Cookie = "techmarket-notice";

    public static void Leave(HttpContext http, string text) => http.Response.Cookies.Append(Cookie,
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text)),
        new CookieOptions { Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromMinutes(2) });

    public static string? Take(HttpContext http)
    {
        if (http.Request.Cookies[Cookie] is not { Length: > 0 } text)
        {
            return null;
        }
        http.Response.Cookies.Delete(Cookie, new CookieOptions { Path = "/" });
        try
        {
            return Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
