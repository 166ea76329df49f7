namespace TechMarket.Platform.Importing;

/// <summary>One uploaded file and how far its import is; the file's bytes lie beside it until it is done.</summary>
internal sealed class ImportJob
{
    public const string Waiting = "waiting";
    public const string Running = "running";
    /// <summary>Waiting or under way like the others, but to be tried only: what it would do is counted and then taken back.</summary>
    public const string Previewing = "previewing";
    /// <summary>Tried, without any fault; nothing was stored.</summary>
    public const string Checked = "checked";
    public const string Done = "done";
    public const string Failed = "failed";

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public required string Kind { get; init; }
    public required string FileName { get; set; }
    public required string Source { get; set; }
    public string Status { get; set; } = Waiting;
    /// <summary>Loads the sound rows although others are faulty.</summary>
    public bool SkipFaulty { get; init; }
    public required string Language { get; init; }
    public string ByName { get; init; } = "";
    public string Encoding { get; set; } = "utf-8";
    /// <summary>jsonl, csv or xlsx.</summary>
    public string Format { get; set; } = "jsonl";
    public string Delimiter { get; set; } = ",";
    public long Bytes { get; set; }
    /// <summary>Rows in the file; counted lines until all rows have been read.</summary>
    public int Total { get; set; }
    /// <summary>Rows checked so far.</summary>
    public int Read { get; set; }
    public int Added { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    public int FaultCount { get; set; }
    public List<ImportFault> Faults { get; set; } = [];
    public int Attempts { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? StartedAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>Half of the way is checking, half is storing.</summary>
    public int Percent => Status switch
    {
        Done or Checked => 100,
        _ when Total == 0 => 0,
        _ => Math.Min(99, (int)(50L * (Read + Added + Changed + Unchanged) / Total)),
    };
}

/// <summary>A megabyte of an uploaded file.</summary>
internal sealed class ImportPart
{
    public required Guid JobId { get; init; }
    public required int Number { get; init; }
    public required byte[] Bytes { get; init; }
}
