-- What people are told, and how each of them came to know.
create table notices (
  community_id uuid not null,
  id uuid not null,
  purpose text not null,
  body jsonb not null,
  url text not null,
  is_urgent boolean not null,
  deadline_at timestamptz,
  created_at timestamptz not null,
  constraint notices_pkey primary key (community_id, id)
);

-- One row a person: the outbox while it is due, the person's list of notices once it is shown, the record after.
create table deliveries (
  community_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  person_id uuid not null,
  state text not null,
  -- The route it is being sent, was sent, or waits for.
  route text,
  -- Routes that refused it or were tried too often.
  refused text[] not null,
  -- Tries on this route.
  attempt integer not null,
  due_at timestamptz not null,
  -- When the route began to take it on this try: before that it cannot have arrived.
  given_at timestamptz,
  shown_at timestamptz,
  read_at timestamptz,
  sent_at timestamptz,
  refs text[] not null,
  log jsonb not null,
  constraint deliveries_pkey primary key (community_id, id),
  constraint deliveries_person unique (community_id, notice_id, person_id),
  constraint deliveries_notice foreign key (community_id, notice_id) references notices (community_id, id)
    on delete cascade,
  constraint deliveries_state
    check (state in ('due', 'held', 'sending', 'sent', 'unknown', 'skipped', 'failed', 'dead'))
);
create index deliveries_due on deliveries (due_at) where state = 'due';
create index deliveries_open on deliveries (state, due_at) where state in ('held', 'sending');
create index deliveries_troubled on deliveries (due_at) where state in ('unknown', 'failed', 'dead');
create index deliveries_shown on deliveries (community_id, person_id, shown_at desc, id desc)
  where shown_at is not null;
create index deliveries_unread on deliveries (community_id, person_id)
  where shown_at is not null and read_at is null;
