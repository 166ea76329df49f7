using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TechMarket.Contracts.Migrations
{
    /// <inheritdoc />
    public partial class FormFields : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "objective",
                schema: "contracts",
                table: "contracts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "particulars",
                schema: "contracts",
                table: "contracts",
                type: "jsonb",
                nullable: false,
                defaultValue: "{}");

            migrationBuilder.AddColumn<string>(
                name: "plan_source",
                schema: "contracts",
                table: "contracts",
                type: "text",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "objective",
                schema: "contracts",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "particulars",
                schema: "contracts",
                table: "contracts");

            migrationBuilder.DropColumn(
                name: "plan_source",
                schema: "contracts",
                table: "contracts");
        }
    }
}
