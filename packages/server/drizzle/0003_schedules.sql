CREATE TABLE "schedules" (
	"id" text PRIMARY KEY NOT NULL,
	"worker_id" text NOT NULL,
	"input" text NOT NULL,
	"budget" text NOT NULL,
	"when" json NOT NULL,
	"state" text NOT NULL,
	"next_run_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "schedules" ADD CONSTRAINT "schedules_worker_id_workers_id_fk" FOREIGN KEY ("worker_id") REFERENCES "public"."workers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "schedules_due" ON "schedules" USING btree ("next_run_at") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "schedules_of_worker" ON "schedules" USING btree ("worker_id") WHERE state = 'active';