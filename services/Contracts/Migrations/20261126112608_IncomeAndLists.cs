using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TechMarket.Contracts.Migrations
{
    /// <inheritdoc />
    public partial class IncomeAndLists : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "list_id",
                schema: "contracts",
                table: "contracts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<decimal>(
                name: "verified_income",
                schema: "contracts",
                table: "contracts",
                type: "numeric(18,2)",
                precision: 18,
                scale: 2,
                nullable: false,
                defaultValue: 0m);

            migrationBuilder.CreateTable(
                name: "receipts",
                schema: "contracts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contract_id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: false),
                    received_on = table.Column<DateOnly>(type: "date", nullable: false),
                    voucher = table.Column<string>(type: "text", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true),
                    reported_by = table.Column<string>(type: "text", nullable: false),
                    reported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    verified_amount = table.Column<decimal>(type: "numeric(18,2)", precision: 18, scale: 2, nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipts", x => x.id);
                    table.ForeignKey(
                        name: "fk_receipts_contracts_contract_id",
                        column: x => x.contract_id,
                        principalSchema: "contracts",
                        principalTable: "contracts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "registration_lists",
                schema: "contracts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    number = table.Column<string>(type: "text", nullable: false),
                    office = table.Column<string>(type: "text", nullable: false),
                    seller_name = table.Column<string>(type: "text", nullable: false),
                    seller_credit_code = table.Column<string>(type: "text", nullable: true),
                    large = table.Column<bool>(type: "boolean", nullable: false),
                    made_on = table.Column<DateOnly>(type: "date", nullable: false),
                    made_by = table.Column<string>(type: "text", nullable: false),
                    void_on = table.Column<DateOnly>(type: "date", nullable: true),
                    void_reason = table.Column<string>(type: "text", nullable: true),
                    void_number = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_registration_lists", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "listed_contracts",
                schema: "contracts",
                columns: table => new
                {
                    list_id = table.Column<Guid>(type: "uuid", nullable: false),
                    place = table.Column<int>(type: "integer", nullable: false),
                    contract_id = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_listed_contracts", x => new { x.list_id, x.place });
                    table.ForeignKey(
                        name: "fk_listed_contracts_contracts_contract_id",
                        column: x => x.contract_id,
                        principalSchema: "contracts",
                        principalTable: "contracts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_listed_contracts_registration_lists_list_id",
                        column: x => x.list_id,
                        principalSchema: "contracts",
                        principalTable: "registration_lists",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_contracts_list_id",
                schema: "contracts",
                table: "contracts",
                column: "list_id",
                filter: "list_id is not null");

            migrationBuilder.AddCheckConstraint(
                name: "ck_contracts_verified_income",
                schema: "contracts",
                table: "contracts",
                sql: "verified_income = 0 or (verified_income > 0 and verified_income <= coalesce(technology_amount, 0))");

            migrationBuilder.CreateIndex(
                name: "ix_listed_contracts_contract_id",
                schema: "contracts",
                table: "listed_contracts",
                column: "contract_id");

            migrationBuilder.CreateIndex(
                name: "ix_receipts_contract_id",
                schema: "contracts",
                table: "receipts",
                column: "contract_id");

            migrationBuilder.CreateIndex(
                name: "ix_receipts_status_decided_at",
                schema: "contracts",
                table: "receipts",
                columns: new[] { "status", "decided_at" });

            migrationBuilder.CreateIndex(
                name: "ix_registration_lists_number",
                schema: "contracts",
                table: "registration_lists",
                column: "number",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "listed_contracts",
                schema: "contracts");

            migrationBuilder.DropTable(
                name: "receipts",
                schema: "contracts");

            migrationBuilder.DropTable(
                name: "registration_lists",
                schema: "contracts");

            migrationBuilder.DropIndex(
                name: "ix_contracts_list_id",
                schema: "contracts",
                table: "contracts");

            migrationBuilder.DropCheckConstraint(
                name: "ck_contracts_verified_income",
                schema: "contracts",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "list_id",
                schema: "contracts",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "verified_income",
                schema: "contracts",
                table: "contracts");
        }
    }
}
