using TechMarket.Portal.Clients;

namespace TechMarket.Portal.Components.Contracts;

public sealed partial class ParticularsFields
{
    /// <summary>The fields as they are typed: amounts are text until they are read, and what most contracts are is filled in.</summary>
    public sealed class Typed
    {
        public string? WrittenForm { get; set; }
        public string? Language { get; set; }
        public bool ChineseCopy { get; set; }
        public string? Approval { get; set; }
        public string? ApprovalNumber { get; set; }
        public string? Seals { get; set; }
        public string? Held { get; set; }
        public string? Improvements { get; set; }
        public string? Targets { get; set; }
        public string? IpNumber { get; set; }
        public string? Project { get; set; }
        public string? RoyaltyBase { get; set; }
        public string? RoyaltyRate { get; set; }
        public string? RoyaltyWay { get; set; }
        public string? EntryFee { get; set; }
        public string? Country { get; set; }
        public string? Currency { get; set; }
        public bool Related { get; set; }
        public bool SellerHighTech { get; set; }
        public bool BuyerHighTech { get; set; }
        public string? SellerNature { get; set; }
        public string? BuyerNature { get; set; }
        public string? SellerIndustry { get; set; }
        public string? BuyerIndustry { get; set; }
        public string? SellerContact { get; set; }
        public string? SellerPhone { get; set; }
        public string? BuyerContact { get; set; }
        public string? BuyerPhone { get; set; }

        public static Typed Of(Particulars p) => new()
        {
            WrittenForm = p.WrittenForm ?? "paper",
            Language = p.Language ?? "zh",
            ChineseCopy = p.ChineseCopy == true,
            Approval = p.Approval ?? "not-needed",
            ApprovalNumber = p.ApprovalNumber,
            Seals = p.Seals ?? "complete",
            Held = p.Held,
            Improvements = p.Improvements,
            Targets = p.Targets,
            IpNumber = p.IpNumber,
            Project = p.Project,
            RoyaltyBase = p.RoyaltyBase,
            RoyaltyRate = Amounts.Input(p.RoyaltyRate),
            RoyaltyWay = p.RoyaltyWay,
            EntryFee = Amounts.Input(p.EntryFee),
            Country = p.Country,
            Currency = p.Currency,
            Related = p.Related == true,
            SellerHighTech = p.SellerHighTech == true,
            BuyerHighTech = p.BuyerHighTech == true,
            SellerNature = p.SellerNature,
            BuyerNature = p.BuyerNature,
            SellerIndustry = p.SellerIndustry,
            BuyerIndustry = p.BuyerIndustry,
            SellerContact = p.SellerContact,
            SellerPhone = p.SellerPhone,
            BuyerContact = p.BuyerContact,
            BuyerPhone = p.BuyerPhone,
        };

        public Particulars Read() => new()
        {
            WrittenForm = WrittenForm,
            Language = Language,
            ChineseCopy = Language == "foreign" ? ChineseCopy : null,
            Approval = Approval,
            ApprovalNumber = ApprovalNumber,
            Seals = Seals,
            Held = Held,
            Improvements = Improvements,
            Targets = Targets,
            IpNumber = IpNumber,
            Project = Project,
            RoyaltyBase = RoyaltyBase,
            RoyaltyRate = Amounts.Read(RoyaltyRate),
            RoyaltyWay = RoyaltyWay,
            EntryFee = Amounts.Read(EntryFee),
            Country = Country,
            Currency = Currency,
            Related = Related,
            SellerHighTech = SellerHighTech,
            BuyerHighTech = BuyerHighTech,
            SellerNature = SellerNature,
            BuyerNature = BuyerNature,
            SellerIndustry = SellerIndustry,
            BuyerIndustry = BuyerIndustry,
            SellerContact = SellerContact,
            SellerPhone = SellerPhone,
            BuyerContact = BuyerContact,
            BuyerPhone = BuyerPhone,
        };
    }
}
