CREATE TABLE "shared_views" (
	"user_id" text NOT NULL,
	"id" text NOT NULL,
	"group_id" text NOT NULL,
	"row" jsonb NOT NULL,
	CONSTRAINT "shared_views_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
CREATE INDEX "shared_views_group" ON "shared_views" USING btree ("group_id");