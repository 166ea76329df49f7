using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Npgsql;
using TechMarket.Platform.Idempotency;
using static TechMarket.Platform.Bilingual;

namespace TechMarket.Platform.Errors;

/// <summary>Turns what a handler throws into RFC 9457 problem details with <c>code</c> and <c>traceId</c>, in the user's language.</summary>
internal sealed partial class Problems(IProblemDetailsService writer, ILogger<Problems> log) : IExceptionHandler
{
    private const int RetryAfterSeconds = 5, LongestSaid = 40;

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.Request.Path.StartsWithSegments("/api"))
        {
            return false;
        }
        if (httpContext.RequestAborted.IsCancellationRequested)
        {
            return true; // Nobody is there to read the answer.
        }
        var problem = Describe(exception);
        if (problem.Status == 503)
        {
            var seconds = exception is NotReady waiting ? waiting.RetryAfterSeconds : RetryAfterSeconds;
            httpContext.Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        else if (problem.Status >= 500)
        {
            LogUnexpected(exception, httpContext.Request.Method, httpContext.Request.Path);
        }
        httpContext.Response.StatusCode = problem.Status!.Value;
        return await writer.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = problem, Exception = exception });
    }

    /// <summary>Adds what every problem carries: a stable type and code, and the trace to name when asking for help.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        var code = problem.Extensions.TryGetValue("code", out var known) ? known as string : null;
        code ??= CodeOf(problem.Status ?? 500);
        problem.Extensions["code"] = code;
        problem.Type = $"urn:techmarket:problem:{code}";
        problem.Title = TitleOf(problem.Status ?? 500);
        problem.Detail ??= problem.Status == 415
            ? T("这个接口不接受所发的 Content-Type，请改用接口说明（/openapi）列出的类型。", "This endpoint does not take the Content-Type that was sent; use one that its description (/openapi) lists.")
            : null;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
    }

    private static ProblemDetails Describe(Exception exception) => exception switch
    {
        RuleBroken rule => Problem(409, rule.Text, rule.Code),
        NotHere missing => Problem(404, missing.Text),
        ShapeWrong wrong => Wrong(wrong),
        NotReady waiting => Problem(503, waiting.Text),
        KeyReused => Problem(422, T("这个幂等键已经用于另一次内容不同的提交。新的提交请换一个幂等键；重发同一次提交请保持内容不变。",
            "This Idempotency-Key was used for a request with other content. Use a new key for a new request, or send the first one again unchanged."),
            "idempotency.key-reused"),
        FileTooLarge large => Problem(413, large.Text),
        PreconditionMissing => Problem(428, T("请先读取记录，再带上 If-Match 提交修改。", "Read the record first and send its ETag as If-Match.")),
        PreconditionStale or DbUpdateConcurrencyException => Problem(412,
            T("这条记录刚被别人修改过。请重新打开，核对后再提交。", "Somebody changed this record meanwhile. Open it again, check and resubmit.")),
        BadHttpRequestException bad when Unreadable().Match(bad.Message) is { Success: true } value => Wrong(new(Name(value), $"“{Value(value)}”不是这里要的数字、日期或编号，请改正或去掉。", $"“{Value(value)}” is not the number, date or id wanted here; correct it or leave it out.")),
        BadHttpRequestException bad => Problem(bad.StatusCode, T("请求内容的格式不对，请检查后重新提交。", "The request is not in the expected form; check it and send it again.") + Detail(bad)),
        _ when exception.GetBaseException() is PostgresException { SqlState: "22021" or "22P05" } => Problem(400,
            T("文字里有不能保存的控制字符（例如从其他程序复制来的空字符），请删去后再提交。", "The text holds a control character that cannot be stored; remove it and send it again.")),
        _ when Away.Is(exception) => Problem(503, T("这部分服务暂时连不上数据库或其他服务。请稍候再试；再次提交之前，请先看看刚才的内容是否已经保存。",
            "This part of the market cannot reach its database or another service just now. Try again in a moment; before you submit again, look whether it was saved.")),
        _ => Problem(500, T("系统出错了，您的数据没有丢失。请稍后再试，或把下面的编号告诉我们。",
            "Something failed on our side; nothing you sent before is lost. Try again later, or tell us the trace id.")),
    };

    /// <summary>What the framework says of a value in the address that it cannot read.</summary>
    [GeneratedRegex("""^Failed to bind parameter "\S+ (\w+)" from "(.*)"\.$""", RegexOptions.Singleline)]
    private static partial Regex Unreadable();

    private static string Name(Match unreadable) => JsonNamingPolicy.CamelCase.ConvertName(unreadable.Groups[1].Value);

    private static string Value(Match unreadable) => unreadable.Groups[2].Value.Shortened(LongestSaid);

    private static string Detail(BadHttpRequestException bad) =>
        bad.InnerException is System.Text.Json.JsonException json ? $" ({json.Path ?? "$"})" : "";

    private static HttpValidationProblemDetails Wrong(ShapeWrong wrong) => new(new Dictionary<string, string[]>
    {
        [wrong.Field] = [wrong.Text],
    })
    { Status = 400, Detail = wrong.Text };

    private static ProblemDetails Problem(int status, string detail, string? code = null)
    {
        var problem = new ProblemDetails { Status = status, Detail = detail };
        if (code is not null)
        {
            problem.Extensions["code"] = code;
        }
        return problem;
    }

    private static string TitleOf(int status) => status switch
    {
        400 => T("内容有误", "Invalid content"),
        401 => T("请先登录", "Please sign in"),
        403 => T("没有权限", "Not allowed"),
        404 => T("没有找到", "Not found"),
        409 => T("与业务规则不符", "A rule forbids this"),
        412 => T("内容已被更新", "Changed meanwhile"),
        413 => T("文件太大", "File too large"),
        415 => T("内容类型不对", "Unsupported content type"),
        422 => T("与之前的提交不一致", "Not the same as before"),
        428 => T("缺少版本标记", "Version missing"),
        429 => T("请求太频繁", "Too many requests"),
        503 => T("暂时不可用", "Not available right now"),
        < 500 => T("请求有误", "Bad request"),
        _ => T("系统错误", "System error"),
    };

    private static string CodeOf(int status) => status switch
    {
        400 => "invalid",
        401 => "sign-in-needed",
        403 => "not-allowed",
        404 => "not-found",
        409 => "conflict",
        412 => "changed-meanwhile",
        413 => "too-large",
        415 => "unsupported-type",
        428 => "version-missing",
        429 => "too-many-requests",
        503 => "not-ready",
        < 500 => "bad-request",
        _ => "system-error",
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed.")]
    private partial void LogUnexpected(Exception exception, string method, string path);
}
