-- CreateTable
CREATE TABLE "check_record" (
    "id" TEXT NOT NULL,
    "person" TEXT NOT NULL,
    "pack_id" TEXT NOT NULL,
    "pack_version" TEXT NOT NULL,
    "pack_digest" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "verdict" TEXT NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "check_record_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "check_record_person_decided_at_idx" ON "check_record"("person", "decided_at");
