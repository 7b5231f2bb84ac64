-- AlterTable
ALTER TABLE "paper_file" ADD COLUMN     "attempts" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "due_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "paper_file_due_at_idx" ON "paper_file"("due_at");
