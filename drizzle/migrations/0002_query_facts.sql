ALTER TABLE "customers" ADD COLUMN "facts" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "facts" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
-- The facts of rows that are there already are computed at the next start, as those of any row behind its document.
UPDATE "customers" SET "rev" = 0;
