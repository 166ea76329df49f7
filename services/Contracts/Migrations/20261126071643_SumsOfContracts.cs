using System;
using Microsoft.EntityFrameworkCore.Migrations;
using TechMarket.Contracts.Statistics;

#nullable disable

namespace TechMarket.Contracts.Migrations
{
    /// <inheritdoc />
    public partial class SumsOfContracts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "cross_border",
                schema: "contracts",
                table: "contracts",
                type: "text",
                nullable: true,
                computedColumnSql: "case when seller_district in ('000000', '710000', '810000', '820000') or buyer_district in ('000000', '710000', '810000', '820000')\nor seller_kind = 'abroad' or buyer_kind = 'abroad' then 'yes' end",
                stored: true);

            migrationBuilder.AddColumn<string>(
                name: "detailed_type",
                schema: "contracts",
                table: "contracts",
                type: "text",
                nullable: true,
                computedColumnSql: "type || '/' || coalesce(sub_type, 'unstated')",
                stored: true);

            migrationBuilder.AddColumn<string>(
                name: "from_case",
                schema: "contracts",
                table: "contracts",
                type: "text",
                nullable: true,
                computedColumnSql: "case when case_id is not null then 'yes' end",
                stored: true);

            migrationBuilder.AddColumn<string>(
                name: "institute_to_enterprise",
                schema: "contracts",
                table: "contracts",
                type: "text",
                nullable: true,
                computedColumnSql: "case when seller_kind in ('university', 'research') and buyer_kind = 'enterprise' then 'yes' end",
                stored: true);

            migrationBuilder.AddColumn<string>(
                name: "size",
                schema: "contracts",
                table: "contracts",
                type: "text",
                nullable: true,
                computedColumnSql: "case when total_amount >= 100000000 then '100000000' when total_amount >= 10000000 then '10000000' when total_amount >= 5000000 then '5000000' when total_amount >= 1000000 then '1000000' when total_amount >= 100000 then '100000' when total_amount >= 0 then '0' end",
                stored: true);

            migrationBuilder.CreateTable(
                name: "contract_sums",
                schema: "contracts",
                columns: table => new
                {
                    side = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<string>(type: "text", nullable: false),
                    span = table.Column<string>(type: "text", nullable: false),
                    starts_on = table.Column<DateOnly>(type: "date", nullable: false),
                    dimension = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false),
                    count = table.Column<int>(type: "integer", nullable: false),
                    total = table.Column<decimal>(type: "numeric(20,2)", precision: 20, scale: 2, nullable: false),
                    technology = table.Column<decimal>(type: "numeric(20,2)", precision: 20, scale: 2, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_sums", x => new { x.side, x.place, x.span, x.starts_on, x.dimension, x.value });
                });

            migrationBuilder.CreateIndex(
                name: "ix_contract_sums_side_place_span_starts_on",
                schema: "contracts",
                table: "contract_sums",
                columns: new[] { "side", "place", "span", "starts_on" },
                filter: "dimension = 'all'");

            migrationBuilder.Sql(SumsSchema.Create);
            migrationBuilder.Sql(SumsSchema.Fill);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(SumsSchema.Drop);

            migrationBuilder.DropTable(
                name: "contract_sums",
                schema: "contracts");

            migrationBuilder.DropColumn(
                name: "cross_border",
                schema: "contracts",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "detailed_type",
                schema: "contracts",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "from_case",
                schema: "contracts",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "institute_to_enterprise",
                schema: "contracts",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "size",
                schema: "contracts",
                table: "contracts");
        }
    }
}
