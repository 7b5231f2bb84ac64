-- What was handed in before the office worked here is listed too: since when it waits, and by what name.
UPDATE "application" a SET
  "state_since" = coalesce(s."submitted_at", a."updated_at"),
  "submitted_at" = s."submitted_at",
  "title" = o."name",
  "lead_name" = o."name"
FROM "organisation" o, (
  SELECT "application_id", max("submitted_at") AS "submitted_at" FROM "submission" GROUP BY "application_id"
) s
WHERE o."id" = a."organisation_id" AND s."application_id" = a."id" AND a."state" <> 'draft' AND a."state_since" IS NULL;
