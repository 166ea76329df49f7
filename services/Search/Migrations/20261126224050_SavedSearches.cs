using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TechMarket.Search.Migrations
{
    /// <inheritdoc />
    public partial class SavedSearches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "heard_listings",
                schema: "search",
                columns: table => new
                {
                    listing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    heard_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    waiting = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_heard_listings", x => x.listing_id);
                });

            migrationBuilder.CreateTable(
                name: "saved_searches",
                schema: "search",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: true),
                    conditions = table.Column<string>(type: "jsonb", nullable: false),
                    conditions_key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    alerts = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    alerts_since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    mail_after = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    digest_on = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_searches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "alerts",
                schema: "search",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    search_id = table.Column<Guid>(type: "uuid", nullable: false),
                    account_id = table.Column<Guid>(type: "uuid", nullable: false),
                    listing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    organisation_name = table.Column<string>(type: "text", nullable: false),
                    raised_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    read_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    mailed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alerts", x => x.id);
                    table.ForeignKey(
                        name: "fk_alerts_saved_searches_search_id",
                        column: x => x.search_id,
                        principalSchema: "search",
                        principalTable: "saved_searches",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_account_id_id",
                schema: "search",
                table: "alerts",
                columns: new[] { "account_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_account_id_listing_id",
                schema: "search",
                table: "alerts",
                columns: new[] { "account_id", "listing_id" });

            migrationBuilder.CreateIndex(
                name: "ix_alerts_news",
                schema: "search",
                table: "alerts",
                column: "search_id",
                filter: "mailed_at is null and read_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_alerts_search_id_listing_id",
                schema: "search",
                table: "alerts",
                columns: new[] { "search_id", "listing_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_heard_listings_waiting",
                schema: "search",
                table: "heard_listings",
                column: "heard_at",
                filter: "waiting");

            migrationBuilder.CreateIndex(
                name: "ix_saved_searches_account_id_conditions_key",
                schema: "search",
                table: "saved_searches",
                columns: new[] { "account_id", "conditions_key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_saved_searches_alerts_mail_after",
                schema: "search",
                table: "saved_searches",
                columns: new[] { "alerts", "mail_after" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alerts",
                schema: "search");

            migrationBuilder.DropTable(
                name: "heard_listings",
                schema: "search");

            migrationBuilder.DropTable(
                name: "saved_searches",
                schema: "search");
        }
    }
}
