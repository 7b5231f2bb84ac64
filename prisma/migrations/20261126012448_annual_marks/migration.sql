-- AlterTable
ALTER TABLE "annual_report" ADD COLUMN     "marks" JSONB NOT NULL DEFAULT '{}';
