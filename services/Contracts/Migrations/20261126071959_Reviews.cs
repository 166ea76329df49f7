using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TechMarket.Contracts.Migrations
{
    /// <inheritdoc />
    public partial class Reviews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_contract_changes_contracts_contract_id",
                schema: "contracts",
                table: "contract_changes");

            migrationBuilder.AddColumn<int>(
                name: "edition",
                schema: "contracts",
                table: "contracts",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "end_note",
                schema: "contracts",
                table: "contracts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "end_reason",
                schema: "contracts",
                table: "contracts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ended_at",
                schema: "contracts",
                table: "contracts",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "first_reviewer",
                schema: "contracts",
                table: "contracts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "first_reviewer_id",
                schema: "contracts",
                table: "contracts",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "second_review_needed",
                schema: "contracts",
                table: "contracts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "hash",
                schema: "contracts",
                table: "contract_changes",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "link",
                schema: "contracts",
                table: "contract_changes",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "change_chains",
                schema: "contracts",
                columns: table => new
                {
                    contract_id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_chains", x => x.contract_id);
                });

            migrationBuilder.CreateTable(
                name: "change_requests",
                schema: "contracts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contract_id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: true),
                    asked_by = table.Column<string>(type: "text", nullable: false),
                    asked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_change_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "claims",
                schema: "contracts",
                columns: table => new
                {
                    contract_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by_id = table.Column<Guid>(type: "uuid", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_claims", x => x.contract_id);
                });

            migrationBuilder.CreateTable(
                name: "contract_editions",
                schema: "contracts",
                columns: table => new
                {
                    contract_id = table.Column<Guid>(type: "uuid", nullable: false),
                    edition = table.Column<int>(type: "integer", nullable: false),
                    terms = table.Column<string>(type: "jsonb", nullable: false),
                    content_hash = table.Column<string>(type: "text", nullable: false),
                    until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_contract_editions", x => new { x.contract_id, x.edition });
                    table.ForeignKey(
                        name: "fk_contract_editions_contracts_contract_id",
                        column: x => x.contract_id,
                        principalSchema: "contracts",
                        principalTable: "contracts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "objections",
                schema: "contracts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    contract_id = table.Column<Guid>(type: "uuid", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    raised_by = table.Column<string>(type: "text", nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    answer = table.Column<string>(type: "text", nullable: true),
                    answered_by = table.Column<string>(type: "text", nullable: true),
                    answered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_objections", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_change_requests_contract_id",
                schema: "contracts",
                table: "change_requests",
                column: "contract_id");

            migrationBuilder.CreateIndex(
                name: "ix_change_requests_contract_id1",
                schema: "contracts",
                table: "change_requests",
                column: "contract_id",
                unique: true,
                filter: "status = 'waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_change_requests_status_asked_at",
                schema: "contracts",
                table: "change_requests",
                columns: new[] { "status", "asked_at" });

            migrationBuilder.CreateIndex(
                name: "ix_objections_contract_id",
                schema: "contracts",
                table: "objections",
                column: "contract_id");

            migrationBuilder.CreateIndex(
                name: "ix_objections_contract_id1",
                schema: "contracts",
                table: "objections",
                column: "contract_id",
                unique: true,
                filter: "outcome is null");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "change_chains",
                schema: "contracts");

            migrationBuilder.DropTable(
                name: "change_requests",
                schema: "contracts");

            migrationBuilder.DropTable(
                name: "claims",
                schema: "contracts");

            migrationBuilder.DropTable(
                name: "contract_editions",
                schema: "contracts");

            migrationBuilder.DropTable(
                name: "objections",
                schema: "contracts");

            migrationBuilder.DropColumn(
                name: "edition",
                schema: "contracts",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "end_note",
                schema: "contracts",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "end_reason",
                schema: "contracts",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "ended_at",
                schema: "contracts",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "first_reviewer",
                schema: "contracts",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "first_reviewer_id",
                schema: "contracts",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "second_review_needed",
                schema: "contracts",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "hash",
                schema: "contracts",
                table: "contract_changes");

            migrationBuilder.DropColumn(
                name: "link",
                schema: "contracts",
                table: "contract_changes");

            migrationBuilder.AddForeignKey(
                name: "fk_contract_changes_contracts_contract_id",
                schema: "contracts",
                table: "contract_changes",
                column: "contract_id",
                principalSchema: "contracts",
                principalTable: "contracts",
                principalColumn: "id",
                onDelete: ReferentialAction.Cascade);
        }
    }
}
