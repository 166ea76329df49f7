using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TechMarket.Matching.Migrations
{
    /// <inheritdoc />
    public partial class Exploration : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "chance",
                schema: "matching",
                table: "suggestions",
                type: "double precision",
                nullable: false,
                defaultValue: 1.0);

            migrationBuilder.AddColumn<int>(
                name: "position",
                schema: "matching",
                table: "suggestions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "ranker",
                schema: "matching",
                table: "suggestions",
                type: "integer",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "chance",
                schema: "matching",
                table: "suggestions");

            migrationBuilder.DropColumn(
                name: "position",
                schema: "matching",
                table: "suggestions");

            migrationBuilder.DropColumn(
                name: "ranker",
                schema: "matching",
                table: "suggestions");
        }
    }
}
