using System;
using System.Collections.Generic;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace TechMarket.Listings.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "listings");

            migrationBuilder.CreateSequence(
                name: "changes",
                schema: "listings");

            migrationBuilder.CreateTable(
                name: "failed_messages",
                schema: "listings",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    body = table.Column<string>(type: "text", nullable: false),
                    error = table.Column<string>(type: "text", nullable: false),
                    failed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_failed_messages", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "import_jobs",
                schema: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    skip_faulty = table.Column<bool>(type: "boolean", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    by_name = table.Column<string>(type: "text", nullable: false),
                    encoding = table.Column<string>(type: "text", nullable: false),
                    format = table.Column<string>(type: "text", nullable: false),
                    delimiter = table.Column<string>(type: "text", nullable: false),
                    bytes = table.Column<long>(type: "bigint", nullable: false),
                    total = table.Column<int>(type: "integer", nullable: false),
                    read = table.Column<int>(type: "integer", nullable: false),
                    added = table.Column<int>(type: "integer", nullable: false),
                    changed = table.Column<int>(type: "integer", nullable: false),
                    unchanged = table.Column<int>(type: "integer", nullable: false),
                    fault_count = table.Column<int>(type: "integer", nullable: false),
                    faults = table.Column<string>(type: "jsonb", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_jobs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "import_parts",
                schema: "listings",
                columns: table => new
                {
                    job_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_import_parts", x => new { x.job_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "inbox",
                schema: "listings",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    consumer = table.Column<string>(type: "text", nullable: false),
                    heard_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox", x => new { x.message_id, x.consumer });
                });

            migrationBuilder.CreateTable(
                name: "needs",
                schema: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    problem = table.Column<string>(type: "text", nullable: true),
                    improvement = table.Column<string>(type: "text", nullable: true),
                    worth = table.Column<string>(type: "text", nullable: true),
                    budget_from = table.Column<decimal>(type: "numeric", nullable: true),
                    budget_to = table.Column<decimal>(type: "numeric", nullable: true),
                    deadline = table.Column<DateOnly>(type: "date", nullable: true),
                    confidential = table.Column<string>(type: "text", nullable: true),
                    contract_number = table.Column<string>(type: "text", nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    field = table.Column<string>(type: "text", nullable: true),
                    industry = table.Column<string>(type: "text", nullable: true),
                    maturity = table.Column<int>(type: "integer", nullable: true),
                    modes = table.Column<List<string>>(type: "text[]", nullable: false),
                    keywords = table.Column<List<string>>(type: "text[]", nullable: false),
                    district = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    status_reason = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    source = table.Column<string>(type: "text", nullable: true),
                    source_id = table.Column<string>(type: "text", nullable: true),
                    row_hash = table.Column<string>(type: "text", nullable: true),
                    demo = table.Column<bool>(type: "boolean", nullable: false),
                    history = table.Column<string>(type: "jsonb", nullable: false),
                    change = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_needs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "organisations",
                schema: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    credit_code = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    name_en = table.Column<string>(type: "text", nullable: true),
                    kind = table.Column<string>(type: "text", nullable: false),
                    district = table.Column<string>(type: "text", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    demo = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_organisations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                schema: "listings",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    trace_parent = table.Column<string>(type: "text", nullable: true),
                    bulk = table.Column<bool>(type: "boolean", nullable: false),
                    said_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    sent_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    try_after = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "results",
                schema: "listings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    @abstract = table.Column<string>(name: "abstract", type: "text", nullable: true),
                    price = table.Column<decimal>(type: "numeric", nullable: true),
                    ip = table.Column<string>(type: "jsonb", nullable: false),
                    team = table.Column<string>(type: "text", nullable: true),
                    cases = table.Column<string>(type: "text", nullable: true),
                    organisation_id = table.Column<Guid>(type: "uuid", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    field = table.Column<string>(type: "text", nullable: true),
                    industry = table.Column<string>(type: "text", nullable: true),
                    maturity = table.Column<int>(type: "integer", nullable: true),
                    modes = table.Column<List<string>>(type: "text[]", nullable: false),
                    keywords = table.Column<List<string>>(type: "text[]", nullable: false),
                    district = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    status_reason = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    source = table.Column<string>(type: "text", nullable: true),
                    source_id = table.Column<string>(type: "text", nullable: true),
                    row_hash = table.Column<string>(type: "text", nullable: true),
                    demo = table.Column<bool>(type: "boolean", nullable: false),
                    history = table.Column<string>(type: "jsonb", nullable: false),
                    change = table.Column<long>(type: "bigint", nullable: false),
                    xmin = table.Column<uint>(type: "xid", rowVersion: true, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_results", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "views",
                schema: "listings",
                columns: table => new
                {
                    listing_id = table.Column<Guid>(type: "uuid", nullable: false),
                    count = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_views", x => x.listing_id);
                });

            migrationBuilder.InsertData(
                schema: "listings",
                table: "organisations",
                columns: new[] { "id", "credit_code", "demo", "district", "kind", "name", "name_en", "status", "version" },
                values: new object[] { new Guid("01900000-0000-7000-8000-000000000001"), "-", false, "350500", "agency", "市场导入", "Imported by the market", "operator", 0L });

            migrationBuilder.CreateIndex(
                name: "ix_failed_messages_failed_at",
                schema: "listings",
                table: "failed_messages",
                column: "failed_at");

            migrationBuilder.CreateIndex(
                name: "ix_import_jobs_open",
                schema: "listings",
                table: "import_jobs",
                column: "id",
                filter: "status in ('waiting', 'running')");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_heard_at",
                schema: "listings",
                table: "inbox",
                column: "heard_at");

            migrationBuilder.CreateIndex(
                name: "ix_needs_change",
                schema: "listings",
                table: "needs",
                column: "change",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_needs_deadline",
                schema: "listings",
                table: "needs",
                column: "deadline",
                filter: "status = 'published'");

            migrationBuilder.CreateIndex(
                name: "ix_needs_organisation_id_id",
                schema: "listings",
                table: "needs",
                columns: new[] { "organisation_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_needs_published_at",
                schema: "listings",
                table: "needs",
                column: "published_at",
                filter: "status = 'published'");

            migrationBuilder.CreateIndex(
                name: "ix_needs_source_source_id",
                schema: "listings",
                table: "needs",
                columns: new[] { "source", "source_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_needs_submitted_at",
                schema: "listings",
                table: "needs",
                column: "submitted_at",
                filter: "status = 'submitted'");

            migrationBuilder.CreateIndex(
                name: "ix_organisations_credit_code",
                schema: "listings",
                table: "organisations",
                column: "credit_code");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_sent_at",
                schema: "listings",
                table: "outbox",
                column: "sent_at");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_bulk_position",
                schema: "listings",
                table: "outbox",
                columns: new[] { "bulk", "position" },
                filter: "sent_at is null");

            migrationBuilder.CreateIndex(
                name: "ix_results_change",
                schema: "listings",
                table: "results",
                column: "change",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_results_organisation_id_id",
                schema: "listings",
                table: "results",
                columns: new[] { "organisation_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_results_published_at",
                schema: "listings",
                table: "results",
                column: "published_at",
                filter: "status = 'published'");

            migrationBuilder.CreateIndex(
                name: "ix_results_source_source_id",
                schema: "listings",
                table: "results",
                columns: new[] { "source", "source_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_results_submitted_at",
                schema: "listings",
                table: "results",
                column: "submitted_at",
                filter: "status = 'submitted'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "failed_messages",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "import_jobs",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "import_parts",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "inbox",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "needs",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "organisations",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "outbox",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "results",
                schema: "listings");

            migrationBuilder.DropTable(
                name: "views",
                schema: "listings");

            migrationBuilder.DropSequence(
                name: "changes",
                schema: "listings");
        }
    }
}
