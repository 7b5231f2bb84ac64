-- AlterTable
ALTER TABLE "reminder" DROP COLUMN "snoozed_by",
DROP COLUMN "snoozed_until",
ADD COLUMN     "done_through" TEXT,
ADD COLUMN     "started_on" TEXT NOT NULL;

-- CreateTable
CREATE TABLE "reminder_snooze" (
    "reminder_id" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_snooze_pkey" PRIMARY KEY ("reminder_id","contact_id")
);

-- AddForeignKey
ALTER TABLE "reminder_snooze" ADD CONSTRAINT "reminder_snooze_reminder_id_fkey" FOREIGN KEY ("reminder_id") REFERENCES "reminder"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
