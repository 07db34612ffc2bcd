-- The processes that work on this database, so that jobs of one that was killed are taken up by another.
create table nodes (
  id uuid not null,
  pool_ids text[] not null,
  seen_at timestamptz not null default now(),
  constraint nodes_pkey primary key (id)
);
