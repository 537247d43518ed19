CREATE TABLE "sessions" (
	"hash" text PRIMARY KEY NOT NULL,
	"key_id" text NOT NULL,
	"key_prefix" text NOT NULL,
	"organization_id" text NOT NULL,
	"user_id" text NOT NULL,
	"host" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "tasks_newest";--> statement-breakpoint
DROP INDEX "tasks_of_worker";--> statement-breakpoint
-- Turns of earlier versions get the worker of their task.
ALTER TABLE "turns" ADD COLUMN "worker_id" text;--> statement-breakpoint
UPDATE "turns" SET "worker_id" = "tasks"."worker_id" FROM "tasks" WHERE "tasks"."id" = "turns"."task_id";--> statement-breakpoint
ALTER TABLE "turns" ALTER COLUMN "worker_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_organization_id_user_id_members_organization_id_user_id_fk" FOREIGN KEY ("organization_id","user_id") REFERENCES "public"."members"("organization_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "tasks_by_folder" ON "tasks" USING btree ("worker_id","folder");--> statement-breakpoint
CREATE INDEX "turns_ended" ON "turns" USING btree ("worker_id","completed_at");--> statement-breakpoint
CREATE INDEX "tasks_newest" ON "tasks" USING btree ("organization_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "tasks_of_worker" ON "tasks" USING btree ("worker_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE archived_at is null;