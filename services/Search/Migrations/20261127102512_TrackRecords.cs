using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TechMarket.Search.Migrations
{
    /// <inheritdoc />
    public partial class TrackRecords : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "sold_contracts",
                schema: "search",
                columns: table => new
                {
                    contract_id = table.Column<Guid>(type: "uuid", nullable: false),
                    seller_id = table.Column<Guid>(type: "uuid", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sold_contracts", x => x.contract_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sold_contracts_changed_at",
                schema: "search",
                table: "sold_contracts",
                column: "changed_at");

            migrationBuilder.CreateIndex(
                name: "ix_sold_contracts_seller_id",
                schema: "search",
                table: "sold_contracts",
                column: "seller_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "sold_contracts",
                schema: "search");
        }
    }
}
