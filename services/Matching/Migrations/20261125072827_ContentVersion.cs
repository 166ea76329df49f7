using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TechMarket.Matching.Migrations
{
    /// <inheritdoc />
    public partial class ContentVersion : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "content_version",
                schema: "matching",
                table: "listings",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);
            migrationBuilder.Sql("update matching.listings set content_version = version;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "content_version",
                schema: "matching",
                table: "listings");
        }
    }
}
