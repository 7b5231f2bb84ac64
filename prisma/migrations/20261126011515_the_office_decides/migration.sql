-- AlterTable
ALTER TABLE "application" ADD COLUMN     "assigned_at" TIMESTAMPTZ(3),
ADD COLUMN     "assignee_id" TEXT,
ADD COLUMN     "case_version" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "field" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "lead_name" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "renews_id" TEXT,
ADD COLUMN     "search_terms" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "state_since" TIMESTAMPTZ(3),
ADD COLUMN     "submitted_at" TIMESTAMPTZ(3),
ADD COLUMN     "title" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "application_event" ADD COLUMN     "audience" TEXT NOT NULL DEFAULT 'all';

-- CreateTable
CREATE TABLE "officer" (
    "contact_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "checked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "officer_pkey" PRIMARY KEY ("contact_id")
);

-- CreateTable
CREATE TABLE "office_setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "office_setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "office_setting_change" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "version" INTEGER NOT NULL,
    "changed_by" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "office_setting_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "application_id" TEXT,
    "data" JSONB NOT NULL,
    "previous" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "audit_head" (
    "id" INTEGER NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_head_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "document_review" (
    "submission_id" TEXT NOT NULL,
    "document_id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL,
    "officer_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_review_pkey" PRIMARY KEY ("submission_id","document_id")
);

-- CreateTable
CREATE TABLE "correction" (
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "submission_id" TEXT NOT NULL,
    "items" JSONB NOT NULL,
    "officer_id" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "due_on" TEXT,
    "answered_by" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_note" (
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "officer_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "case_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "submission_id" TEXT,
    "kind" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL,
    "proposed_by" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decline_reason" TEXT,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "public_notice" (
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "starts_on" TEXT NOT NULL,
    "ends_on" TEXT NOT NULL,
    "provisional" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL,
    "opened_by" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "public_notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "objection" (
    "id" TEXT NOT NULL,
    "notice_id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "unit" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL,
    "phone" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "handled_by" TEXT,
    "handled_at" TIMESTAMPTZ(3),

    CONSTRAINT "objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "filing" (
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "organisation_id" TEXT NOT NULL,
    "submission_id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "verify_code" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "lead_name" TEXT NOT NULL,
    "field" TEXT NOT NULL DEFAULT '',
    "members" JSONB NOT NULL,
    "filed_on" TEXT NOT NULL,
    "valid_until" TEXT NOT NULL,
    "filed_by" TEXT NOT NULL,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_on" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "filing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "number_counter" (
    "kind" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "number_counter_pkey" PRIMARY KEY ("kind","day")
);

-- CreateTable
CREATE TABLE "annual_report" (
    "id" TEXT NOT NULL,
    "filing_id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "corrections" JSONB,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3),
    "assignee_id" TEXT,

    CONSTRAINT "annual_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "annual_report_version" (
    "id" TEXT NOT NULL,
    "report_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,
    "digest" TEXT NOT NULL,
    "submitted_by" TEXT NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "annual_report_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evaluation" (
    "report_id" TEXT NOT NULL,
    "scores" JSONB NOT NULL,
    "total" DOUBLE PRECISION NOT NULL,
    "outcome" TEXT NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "officer_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "evaluation_pkey" PRIMARY KEY ("report_id")
);

-- CreateTable
CREATE TABLE "member_change" (
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "filing_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "answer" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "member_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rectification" (
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "ground" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "ordered_by" TEXT NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_by" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "closed_by" TEXT,
    "closed_at" TIMESTAMPTZ(3),
    "result" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "rectification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "support_request" (
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "measure" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT NOT NULL DEFAULT '',
    "answered_by" TEXT,
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "support_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rating" (
    "id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "contact_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "handled_by" TEXT,
    "handled_at" TIMESTAMPTZ(3),
    "handling" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "rating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_event" (
    "id" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "application_id" TEXT,
    "data" JSONB NOT NULL,
    "contacts" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "spread_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "contact_id" TEXT NOT NULL,
    "application_id" TEXT,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "link" TEXT,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "state" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "digest_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_attempt" (
    "id" TEXT NOT NULL,
    "notice_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "asked_by" TEXT,

    CONSTRAINT "notice_attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice_preference" (
    "contact_id" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "wanted" BOOLEAN NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "notice_preference_pkey" PRIMARY KEY ("contact_id","event")
);

-- CreateTable
CREATE TABLE "reminder" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "application_id" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "step" INTEGER NOT NULL DEFAULT 0,
    "next_at" TIMESTAMPTZ(3),
    "stopped_at" TIMESTAMPTZ(3),
    "snoozed_until" TIMESTAMPTZ(3),
    "snoozed_by" TEXT,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "officer_active_role_idx" ON "officer"("active", "role");

-- CreateIndex
CREATE UNIQUE INDEX "office_setting_change_key_version_key" ON "office_setting_change"("key", "version");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_hash_key" ON "audit_entry"("hash");

-- CreateIndex
CREATE INDEX "audit_entry_application_id_seq_idx" ON "audit_entry"("application_id", "seq");

-- CreateIndex
CREATE INDEX "audit_entry_at_idx" ON "audit_entry"("at");

-- CreateIndex
CREATE INDEX "document_review_application_id_idx" ON "document_review"("application_id");

-- CreateIndex
CREATE INDEX "correction_application_id_requested_at_idx" ON "correction"("application_id", "requested_at");

-- CreateIndex
CREATE INDEX "case_note_application_id_at_idx" ON "case_note"("application_id", "at");

-- CreateIndex
CREATE INDEX "decision_application_id_proposed_at_idx" ON "decision"("application_id", "proposed_at");

-- CreateIndex
CREATE INDEX "decision_state_kind_idx" ON "decision"("state", "kind");

-- CreateIndex
CREATE INDEX "public_notice_application_id_opened_at_idx" ON "public_notice"("application_id", "opened_at");

-- CreateIndex
CREATE INDEX "public_notice_state_ends_on_idx" ON "public_notice"("state", "ends_on");

-- CreateIndex
CREATE UNIQUE INDEX "objection_number_key" ON "objection"("number");

-- CreateIndex
CREATE INDEX "objection_application_id_state_idx" ON "objection"("application_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "filing_application_id_key" ON "filing"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "filing_number_key" ON "filing"("number");

-- CreateIndex
CREATE UNIQUE INDEX "filing_verify_code_key" ON "filing"("verify_code");

-- CreateIndex
CREATE INDEX "filing_organisation_id_idx" ON "filing"("organisation_id");

-- CreateIndex
CREATE INDEX "filing_valid_until_id_idx" ON "filing"("valid_until", "id");

-- CreateIndex
CREATE INDEX "filing_filed_on_idx" ON "filing"("filed_on");

-- CreateIndex
CREATE INDEX "filing_field_idx" ON "filing"("field");

-- CreateIndex
CREATE INDEX "annual_report_state_due_on_id_idx" ON "annual_report"("state", "due_on", "id");

-- CreateIndex
CREATE INDEX "annual_report_year_state_idx" ON "annual_report"("year", "state");

-- CreateIndex
CREATE INDEX "annual_report_application_id_idx" ON "annual_report"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "annual_report_filing_id_year_key" ON "annual_report"("filing_id", "year");

-- CreateIndex
CREATE UNIQUE INDEX "annual_report_version_number_key" ON "annual_report_version"("number");

-- CreateIndex
CREATE UNIQUE INDEX "annual_report_version_report_id_version_key" ON "annual_report_version"("report_id", "version");

-- CreateIndex
CREATE INDEX "member_change_application_id_requested_at_idx" ON "member_change"("application_id", "requested_at");

-- CreateIndex
CREATE INDEX "member_change_state_requested_at_idx" ON "member_change"("state", "requested_at");

-- CreateIndex
CREATE INDEX "rectification_application_id_ordered_at_idx" ON "rectification"("application_id", "ordered_at");

-- CreateIndex
CREATE INDEX "rectification_state_due_on_idx" ON "rectification"("state", "due_on");

-- CreateIndex
CREATE INDEX "support_request_application_id_requested_at_idx" ON "support_request"("application_id", "requested_at");

-- CreateIndex
CREATE INDEX "support_request_state_requested_at_idx" ON "support_request"("state", "requested_at");

-- CreateIndex
CREATE INDEX "rating_level_at_idx" ON "rating"("level", "at");

-- CreateIndex
CREATE UNIQUE INDEX "rating_contact_id_step_subject_key" ON "rating"("contact_id", "step", "subject");

-- CreateIndex
CREATE INDEX "notice_event_spread_at_at_id_idx" ON "notice_event"("spread_at", "at", "id");

-- CreateIndex
CREATE INDEX "notice_event_application_id_at_idx" ON "notice_event"("application_id", "at");

-- CreateIndex
CREATE INDEX "notice_state_due_at_id_idx" ON "notice"("state", "due_at", "id");

-- CreateIndex
CREATE INDEX "notice_contact_id_created_at_id_idx" ON "notice"("contact_id", "created_at", "id");

-- CreateIndex
CREATE INDEX "notice_contact_id_read_at_idx" ON "notice"("contact_id", "read_at");

-- CreateIndex
CREATE INDEX "notice_application_id_created_at_idx" ON "notice"("application_id", "created_at");

-- CreateIndex
CREATE INDEX "notice_attempt_notice_id_at_idx" ON "notice_attempt"("notice_id", "at");

-- CreateIndex
CREATE INDEX "reminder_next_at_id_idx" ON "reminder"("next_at", "id");

-- CreateIndex
CREATE INDEX "reminder_application_id_idx" ON "reminder"("application_id");

-- CreateIndex
CREATE UNIQUE INDEX "reminder_kind_subject_id_key" ON "reminder"("kind", "subject_id");

-- CreateIndex
CREATE INDEX "application_state_state_since_id_idx" ON "application"("state", "state_since", "id");

-- CreateIndex
CREATE INDEX "application_assignee_id_state_state_since_idx" ON "application"("assignee_id", "state", "state_since");

-- CreateIndex
CREATE INDEX "application_submitted_at_id_idx" ON "application"("submitted_at", "id");

-- CreateIndex
CREATE INDEX "application_field_state_idx" ON "application"("field", "state");

-- CreateIndex
CREATE INDEX "application_search_terms_idx" ON "application" USING GIN ("search_terms");

-- CreateIndex
CREATE INDEX "application_renews_id_idx" ON "application"("renews_id");

-- AddForeignKey
ALTER TABLE "objection" ADD CONSTRAINT "objection_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "public_notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annual_report" ADD CONSTRAINT "annual_report_filing_id_fkey" FOREIGN KEY ("filing_id") REFERENCES "filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "annual_report_version" ADD CONSTRAINT "annual_report_version_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "annual_report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_report_id_fkey" FOREIGN KEY ("report_id") REFERENCES "annual_report"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice_attempt" ADD CONSTRAINT "notice_attempt_notice_id_fkey" FOREIGN KEY ("notice_id") REFERENCES "notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- The chain begins before its first entry.
INSERT INTO "audit_head" ("id", "seq", "hash") VALUES (1, 0, repeat('0', 64));

-- Entries are added, never changed or removed.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries are only ever added to';
END $$;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE ON "audit_entry" FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_entry_is_not_emptied BEFORE TRUNCATE ON "audit_entry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

-- What had been handed in before there was an office.
UPDATE "application" SET "state_since" = "updated_at";
UPDATE "application" a SET "submitted_at" = s."submitted_at", "lead_name" = s."snapshot"->'organisation'->>'name', "title" = s."snapshot"->'organisation'->>'name'
  FROM "submission" s WHERE s."application_id" = a."id" AND s."state" = 'submitted';
