using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TechMarket.Identity.Migrations
{
    /// <inheritdoc />
    public partial class UnsubscribeAddress : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "unsubscribe_address",
                schema: "identity",
                table: "letters",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "unsubscribe_address",
                schema: "identity",
                table: "letters");
        }
    }
}
