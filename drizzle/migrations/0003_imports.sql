CREATE TABLE "import_rows" (
	"import_id" text NOT NULL,
	"customer_id" text NOT NULL,
	"action" text NOT NULL,
	"owner_id" text,
	"lane_id" text,
	"seq" bigint NOT NULL,
	"changes" jsonb,
	"follow_up_id" text,
	"undone" text,
	CONSTRAINT "import_rows_import_id_customer_id_pk" PRIMARY KEY("import_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"file_name" text NOT NULL,
	"total" integer NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "duplicate_keys" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_import_id_imports_id_fk" FOREIGN KEY ("import_id") REFERENCES "public"."imports"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_rows_customer" ON "import_rows" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "imports_user" ON "imports" USING btree ("user_id","at");--> statement-breakpoint
CREATE INDEX "customers_duplicate_keys" ON "customers" USING gin ("duplicate_keys");