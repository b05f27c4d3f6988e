CREATE TABLE "rulings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "rulings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"kind" text NOT NULL,
	"user_id" text,
	"document" text,
	"path" text,
	"code" text NOT NULL,
	"reason" text,
	"count" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX "rulings_user" ON "rulings" USING btree ("user_id","id");--> statement-breakpoint
CREATE INDEX "rulings_at" ON "rulings" USING btree ("at");