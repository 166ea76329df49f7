namespace TechMarket.Platform.Tables;

/// <summary>A column of a table handed out as a file.</summary>
/// <param name="Header">In the language of the request.</param>
public sealed record TableColumn(string Header, TableStyle Style = TableStyle.Text, int Width = 14);

/// <summary>How the cells of a column are shown.</summary>
public enum TableStyle
{
    Text,
    /// <summary>元 with two decimals.</summary>
    Money,
    /// <summary>A plain number.</summary>
    Number,
    Date,
    /// <summary>A share: 0.3214 is 32.14 %.</summary>
    Percent,
}
