CREATE TABLE "document_holders" (
	"document" text NOT NULL,
	"user_id" text NOT NULL,
	CONSTRAINT "document_holders_document_user_id_pk" PRIMARY KEY("document","user_id")
);
--> statement-breakpoint
CREATE TABLE "hand_in_tokens" (
	"hash" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "quarantine" (
	"id" text PRIMARY KEY NOT NULL,
	"document" text NOT NULL,
	"author_id" text NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"update" "bytea" NOT NULL,
	"update_hash" text NOT NULL,
	"difference" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"taken_at" timestamp with time zone,
	"failure" text,
	"refused" jsonb DEFAULT '[]'::jsonb NOT NULL
);
--> statement-breakpoint
CREATE INDEX "hand_in_tokens_user" ON "hand_in_tokens" USING btree ("user_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "quarantine_once" ON "quarantine" USING btree ("author_id","document","update_hash");--> statement-breakpoint
CREATE INDEX "quarantine_state" ON "quarantine" USING btree ("state","id");--> statement-breakpoint
CREATE INDEX "quarantine_document" ON "quarantine" USING btree ("document");