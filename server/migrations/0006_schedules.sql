-- When something happens again and again, in the time of a place.
create table schedules (
  community_id uuid not null,
  id uuid not null,
  kind text not null,
  subject uuid,
  -- RFC 5545, such as FREQ=WEEKLY;BYDAY=SA.
  rule text not null,
  time_zone text not null,
  -- Local time in that zone, such as 2026-03-07T09:00:00.
  starts_at text not null,
  payload jsonb not null,
  catch_up text not null,
  next_at timestamptz,
  added_at timestamptz not null,
  ended_at timestamptz,
  constraint schedules_pkey primary key (community_id, id),
  constraint schedules_catch_up check (catch_up in ('all', 'last', 'none'))
);
create index schedules_next on schedules (next_at) where next_at is not null;
create index schedules_by_subject on schedules (community_id, kind, subject);

-- The key is what makes a firing happen once.
create table schedule_firings (
  community_id uuid not null,
  schedule_id uuid not null,
  at timestamptz not null,
  fired_at timestamptz not null,
  constraint schedule_firings_pkey primary key (community_id, schedule_id, at),
  constraint schedule_firings_schedule foreign key (community_id, schedule_id)
    references schedules (community_id, id) on delete cascade
);
