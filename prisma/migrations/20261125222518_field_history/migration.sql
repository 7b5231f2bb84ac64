-- DropIndex
DROP INDEX "field_change_application_id_changed_at_idx";

-- AlterTable
ALTER TABLE "application_field" ADD COLUMN     "first_at" TIMESTAMPTZ(3) NOT NULL;

-- AlterTable
ALTER TABLE "field_change" DROP CONSTRAINT "field_change_pkey",
ADD COLUMN     "id" TEXT NOT NULL,
ADD CONSTRAINT "field_change_pkey" PRIMARY KEY ("id");

-- CreateIndex
CREATE INDEX "field_change_application_id_changed_at_id_idx" ON "field_change"("application_id", "changed_at", "id");

-- CreateIndex
CREATE INDEX "field_change_application_id_path_changed_at_idx" ON "field_change"("application_id", "path", "changed_at");
