CREATE SEQUENCE "public"."customer_numbers" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "company" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "group_members" (
	"group_id" text NOT NULL,
	"user_id" text NOT NULL,
	"leads" boolean DEFAULT false NOT NULL,
	CONSTRAINT "group_members_group_id_user_id_leads_pk" PRIMARY KEY("group_id","user_id","leads")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" text PRIMARY KEY NOT NULL,
	"username" text NOT NULL,
	"password_hash" text NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"position" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"locale" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "customer_changes" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "customer_changes_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"customer_id" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" text,
	"path" text NOT NULL,
	"old_value" jsonb,
	"new_value" jsonb
);
--> statement-breakpoint
CREATE TABLE "customer_collaborators" (
	"customer_id" text NOT NULL,
	"user_id" text NOT NULL,
	"right" text NOT NULL,
	CONSTRAINT "customer_collaborators_customer_id_user_id_pk" PRIMARY KEY("customer_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "customer_owners" (
	"customer_id" text PRIMARY KEY NOT NULL,
	"owner_id" text,
	"lane_id" text,
	"customer_no" text NOT NULL,
	"created_by" text NOT NULL,
	"former_owner_id" text,
	"released_at" timestamp with time zone,
	"released_by" text,
	"release_reason" text
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"id" text PRIMARY KEY NOT NULL,
	"owner_id" text,
	"lane_id" text,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"level" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_contacted_at" timestamp with time zone,
	"last_visited_at" timestamp with time zone,
	"next_visit_at" timestamp with time zone,
	"search_text" text NOT NULL,
	"row" jsonb NOT NULL,
	"rev" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"id" text NOT NULL,
	"customer_id" text NOT NULL,
	"author_id" text NOT NULL,
	"time" timestamp with time zone NOT NULL,
	"deleted" boolean DEFAULT false NOT NULL,
	"content" text DEFAULT '' NOT NULL,
	"row" jsonb NOT NULL,
	CONSTRAINT "follow_ups_customer_id_id_pk" PRIMARY KEY("customer_id","id")
);
--> statement-breakpoint
CREATE TABLE "lanes" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"group_ids" jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_clients" (
	"name" text NOT NULL,
	"client_id" bigint NOT NULL,
	"user_id" text,
	CONSTRAINT "document_clients_name_client_id_pk" PRIMARY KEY("name","client_id")
);
--> statement-breakpoint
CREATE TABLE "document_snapshots" (
	"name" text PRIMARY KEY NOT NULL,
	"epoch" integer NOT NULL,
	"seq" bigint NOT NULL,
	"state" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "document_updates" (
	"name" text NOT NULL,
	"epoch" integer NOT NULL,
	"seq" bigint NOT NULL,
	"update" "bytea" NOT NULL,
	"actor_id" text,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "document_updates_name_epoch_seq_pk" PRIMARY KEY("name","epoch","seq")
);
--> statement-breakpoint
CREATE TABLE "documents" (
	"name" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"epoch" integer DEFAULT 1 NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"created_by" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "projection_tasks" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "projection_tasks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"target" text NOT NULL,
	"root" text NOT NULL,
	"key" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" text,
	"action" text NOT NULL,
	"subject" text,
	"detail" jsonb
);
--> statement-breakpoint
CREATE TABLE "command_results" (
	"user_id" text NOT NULL,
	"key" text NOT NULL,
	"command" text NOT NULL,
	"input_hash" text NOT NULL,
	"status" bigint NOT NULL,
	"body" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "command_results_user_id_key_pk" PRIMARY KEY("user_id","key")
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" text NOT NULL,
	"user_id" text NOT NULL,
	"start_at" timestamp with time zone,
	"end_at" timestamp with time zone,
	"done_at" timestamp with time zone,
	"deleted" boolean DEFAULT false NOT NULL,
	"row" jsonb NOT NULL,
	CONSTRAINT "plans_user_id_id_pk" PRIMARY KEY("user_id","id")
);
--> statement-breakpoint
CREATE TABLE "refusals" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "refusals_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"user_id" text NOT NULL,
	"document" text NOT NULL,
	"path" text NOT NULL,
	"code" text NOT NULL,
	"attempted" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_members" ADD CONSTRAINT "group_members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "group_members_user" ON "group_members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_username" ON "users" USING btree ("username");--> statement-breakpoint
CREATE INDEX "customer_changes_customer" ON "customer_changes" USING btree ("customer_id","id");--> statement-breakpoint
CREATE INDEX "customer_collaborators_user" ON "customer_collaborators" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customer_owners_no" ON "customer_owners" USING btree ("customer_no");--> statement-breakpoint
CREATE INDEX "customer_owners_owner" ON "customer_owners" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "customer_owners_lane" ON "customer_owners" USING btree ("lane_id");--> statement-breakpoint
CREATE INDEX "customers_owner_status" ON "customers" USING btree ("owner_id","status");--> statement-breakpoint
CREATE INDEX "customers_owner_contacted" ON "customers" USING btree ("owner_id","last_contacted_at");--> statement-breakpoint
CREATE INDEX "customers_owner_visited" ON "customers" USING btree ("owner_id","last_visited_at");--> statement-breakpoint
CREATE INDEX "customers_owner_next" ON "customers" USING btree ("owner_id","next_visit_at");--> statement-breakpoint
CREATE INDEX "customers_owner_created" ON "customers" USING btree ("owner_id","created_at");--> statement-breakpoint
CREATE INDEX "customers_lane" ON "customers" USING btree ("lane_id");--> statement-breakpoint
CREATE INDEX "follow_ups_author_time" ON "follow_ups" USING btree ("author_id","time");--> statement-breakpoint
CREATE INDEX "follow_ups_time" ON "follow_ups" USING btree ("time");--> statement-breakpoint
CREATE INDEX "projection_tasks_target" ON "projection_tasks" USING btree ("target");--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "plans_user_start" ON "plans" USING btree ("user_id","start_at");--> statement-breakpoint
CREATE INDEX "refusals_user" ON "refusals" USING btree ("user_id","id");