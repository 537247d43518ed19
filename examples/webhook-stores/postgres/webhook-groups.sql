-- What the receivers of webhooks remember: one row a task.
create table if not exists webhook_groups (
  id text primary key,
  -- The latest place in the task that was completed, and the deliveries that were completed at it.
  seq bigint not null default -1,
  completed_ids text[] not null default '{}',
  -- Who handles a delivery of the task now, and until when it may be silent.
  claim uuid,
  leased_until timestamptz,
  touched_at timestamptz not null
);
-- For prune().
create index if not exists webhook_groups_touched_at on webhook_groups (touched_at);
