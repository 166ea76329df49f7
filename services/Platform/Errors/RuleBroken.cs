namespace TechMarket.Platform.Errors;

/// <summary>A rule of the business said no: answered 409 with its code. Thrown by the domain type that keeps the rule.</summary>
/// <param name="code">Stable, for example <c>need.already-closed</c>.</param>
/// <param name="chinese">What is wrong and what to do, in Chinese.</param>
/// <param name="english">The same in English.</param>
public sealed class RuleBroken(string code, string chinese, string english) : Exception(english)
{
    public string Code { get; } = code;

    public string Text { get; } = Bilingual.T(chinese, english);
}

/// <summary>The record does not exist, or belongs to somebody else: answered 404 either way.</summary>
public sealed class NotHere(string chinese, string english) : Exception(english)
{
    public string Text { get; } = Bilingual.T(chinese, english);
}

/// <summary>The body's shape is wrong in a way only the handler can see: answered 400 under the field's name.</summary>
public sealed class ShapeWrong(string field, string chinese, string english) : Exception(english)
{
    public string Field { get; } = field;

    public string Text { get; } = Bilingual.T(chinese, english);
}

/// <summary>Something the request needs is away for a moment: answered 503 with Retry-After.</summary>
public sealed class NotReady(string chinese, string english, int retryAfterSeconds = 5) : Exception(english)
{
    public string Text { get; } = Bilingual.T(chinese, english);

    public int RetryAfterSeconds { get; } = retryAfterSeconds;
}

/// <summary>The upload is larger than it may be: answered 413.</summary>
/// <param name="mayBeSplit">Whether several smaller files would do.</param>
public sealed class FileTooLarge(long mostBytes, bool mayBeSplit = true) : Exception("The file is too large.")
{
    public string Text { get; } = Bilingual.T(
        $"文件太大，最大 {mostBytes / 1024 / 1024} MB。{(mayBeSplit ? "请分成几个文件上传。" : "")}", $"The file is too large; at most {mostBytes / 1024 / 1024} MB.{(mayBeSplit ? " Upload it in several files." : "")}");
}
