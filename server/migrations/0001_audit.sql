-- Every power used, chained by hashes within each community. Entries hold ids only: what a person is called or
-- wrote stands elsewhere, so that erasing it breaks nothing here.
create table audit_entries (
  community_id uuid not null,
  number bigint not null,
  at timestamptz not null,
  actor_id uuid,
  power text not null,
  subject jsonb not null,
  reason text not null,
  previous text not null,
  hash text not null,
  constraint audit_entries_pkey primary key (community_id, number)
);
