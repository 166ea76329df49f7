using TechMarket.Contracts.Amendments;
using TechMarket.Contracts.Certificates;
using TechMarket.Contracts.Claims;
using TechMarket.Contracts.Drafts;
using TechMarket.Contracts.Exports;
using TechMarket.Contracts.Histories;
using TechMarket.Contracts.Holdings;
using TechMarket.Contracts.Imports;
using TechMarket.Contracts.Incentives;
using TechMarket.Contracts.Lists;
using TechMarket.Contracts.Objections;
using TechMarket.Contracts.Organisations;
using TechMarket.Contracts.Receipts;
using TechMarket.Contracts.Registration;
using TechMarket.Contracts.Rules;
using TechMarket.Contracts.Statistics;
using TechMarket.Contracts.Texts;
using TechMarket.Platform;
using TechMarket.Platform.Importing;
using TechMarket.Platform.Messaging;

namespace TechMarket.Contracts;

/// <summary>认定登记 of technology contracts, and their value toward the city's goal.</summary>
public sealed class ContractsService : IService
{
    public string Name => "contracts";

    public void Add(WebApplicationBuilder builder)
    {
        var settings = new Settings(builder.Configuration);
        builder.Services.AddServiceDb<ContractsDb>(settings, Name);
        builder.Services.AddSingleton(new Numbering(settings));
        builder.Services.AddSingleton(new ReviewRules(settings, new WorkingDays(settings)));
        builder.Services.AddSingleton<IMakeReady<ContractsDb>, ChainOldChanges>();
        HandOutPaper.Add(builder.Services, settings);
        CheckPaper.Add(builder.Services, settings);
        builder.Services.AddImport<ContractsDb, ImportContracts, ContractRow>("contracts");
    }

    public void Hear(Consumers consumers) => consumers
        .Add<ContractsDb, KnowOrganisation>()
        .Add<ContractsDb, OpenDraft>();

    public void Map(IEndpointRouteBuilder routes)
    {
        ReadContract.Map(routes);
        StartDraft.Map(routes);
        EditDraft.Map(routes);
        CheckDraft.Map(routes);
        DeleteDraft.Map(routes);
        AddText.Map(routes);
        RemoveText.Map(routes);
        HandOutText.Map(routes);
        SubmitContract.Map(routes);
        MyContracts.Map(routes);
        OpenQueue.Map(routes);
        AcceptContract.Map(routes);
        ReturnContract.Map(routes);
        RefuseContract.Map(routes);
        RegisterContract.Map(routes);
        PassOnContract.Map(routes);
        RevokeContract.Map(routes);
        TakeContract.Map(routes);
        GiveBackContract.Map(routes);
        AskAmendment.Map(routes);
        AskCancellation.Map(routes);
        DecideRequest.Map(routes);
        ListRequests.Map(routes);
        WaitingRequests.Map(routes);
        ListEditions.Map(routes);
        RaiseObjection.Map(routes);
        AnswerObjection.Map(routes);
        ListObjections.Map(routes);
        ReportReceipt.Map(routes);
        VerifyReceipt.Map(routes);
        ListReceipts.Map(routes);
        WaitingReceipts.Map(routes);
        IncomeSheet.Map(routes);
        IncomeOfPeriod.Map(routes);
        ExportIncome.Map(routes);
        ShowIncentives.Map(routes);
        ListableContracts.Map(routes);
        MakeList.Map(routes);
        RegistrationLists.Map(routes);
        ReadList.Map(routes);
        ExportList.Map(routes);
        ShowCertificate.Map(routes);
        HandOutPaper.Map(routes);
        CheckPaper.Map(routes);
        RegisteredContracts.Map(routes);
        ReadStatistics.Map(routes);
        CheckSums.Map(routes);
        ExportRegistered.Map(routes);
        ExportQueue.Map(routes);
        ExportMine.Map(routes);
        ExportStatistics.Map(routes);
        ReadHeadline.Map(routes);
        ReadGoal.Map(routes);
        ListGoals.Map(routes);
        SetGoal.Map(routes);
        ListGdp.Map(routes);
        SetGdp.Map(routes);
        HeldContracts.Map(routes);
        HeldHistories.Map(routes);
        HeldOrganisations.Map(routes);
        HeldCounters.Map(routes);
        routes.MapImports<ContractsDb>(Name);
    }
}
