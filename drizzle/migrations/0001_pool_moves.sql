CREATE TABLE "deleted_customers" (
	"customer_id" text PRIMARY KEY NOT NULL,
	"customer_no" text NOT NULL,
	"name" text NOT NULL,
	"company" text NOT NULL,
	"move_id" text NOT NULL,
	"deleted_by" text NOT NULL,
	"deleted_at" timestamp with time zone NOT NULL,
	"purged_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "job_leases" (
	"name" text PRIMARY KEY NOT NULL,
	"holder" text NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"last_run_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "ownership_move_items" (
	"move_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"from_owner_id" text,
	"from_lane_id" text,
	"from_former_owner_id" text,
	"from_released_at" timestamp with time zone,
	"from_released_by" text,
	"from_release_reason" text,
	"from_rule_days" integer,
	"from_held_since" timestamp with time zone NOT NULL,
	"from_locked" boolean NOT NULL,
	"to_owner_id" text,
	"to_lane_id" text,
	CONSTRAINT "ownership_move_items_move_id_customer_id_pk" PRIMARY KEY("move_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "ownership_moves" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"actor_id" text,
	"at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	"plans" jsonb DEFAULT '[]'::jsonb NOT NULL
);
--> statement-breakpoint
ALTER TABLE "customer_owners" ADD COLUMN "rule_days" integer;--> statement-breakpoint
ALTER TABLE "customer_owners" ADD COLUMN "held_since" timestamp with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_owners" ADD COLUMN "locked" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "customer_owners" ADD COLUMN "move_id" text;--> statement-breakpoint
CREATE INDEX "deleted_customers_at" ON "deleted_customers" USING btree ("deleted_at");--> statement-breakpoint
CREATE INDEX "ownership_move_items_customer" ON "ownership_move_items" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "ownership_moves_actor" ON "ownership_moves" USING btree ("actor_id","at");