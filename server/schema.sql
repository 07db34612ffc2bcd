create table audit_entries (
  community_id uuid not null,
  number bigint not null,
  at timestamp with time zone not null,
  actor_id uuid,
  power text not null,
  subject jsonb not null,
  reason text not null,
  previous text not null,
  hash text not null,
  constraint audit_entries_pkey PRIMARY KEY (community_id, number)
);

create table migrations (
  name text not null,
  checksum text not null,
  ran_at timestamp with time zone default now() not null,
  constraint migrations_pkey PRIMARY KEY (name)
);

create table nodes (
  id uuid not null,
  pool_ids text[] not null,
  seen_at timestamp with time zone default now() not null,
  constraint nodes_pkey PRIMARY KEY (id)
);
