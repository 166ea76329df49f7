using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TechMarket.Contracts.Migrations
{
    /// <inheritdoc />
    public partial class SentRowsGo : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("delete from contracts.outbox where sent_at is not null");

            migrationBuilder.DropIndex(
                name: "ix_outbox_bulk_position",
                schema: "contracts",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "ix_outbox_sent_at",
                schema: "contracts",
                table: "outbox");

            migrationBuilder.DropColumn(
                name: "sent_at",
                schema: "contracts",
                table: "outbox");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_bulk_position",
                schema: "contracts",
                table: "outbox",
                columns: new[] { "bulk", "position" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_outbox_bulk_position",
                schema: "contracts",
                table: "outbox");

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "sent_at",
                schema: "contracts",
                table: "outbox",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_bulk_position",
                schema: "contracts",
                table: "outbox",
                columns: new[] { "bulk", "position" },
                filter: "sent_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_sent_at",
                schema: "contracts",
                table: "outbox",
                column: "sent_at");
        }
    }
}
