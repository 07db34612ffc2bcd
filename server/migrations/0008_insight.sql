-- insight: what was found of a community, and what people say is wrong with it.

-- A judgement. Findings are numbers and ids; the report is of the newest only, in every language, with marks in place of
-- names and words, so that neither is kept twice.
create table diagnosis_runs (
  community_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  engine text not null,
  verdict text not null,
  life text not null,
  window_from timestamptz,
  window_to timestamptz,
  findings jsonb not null,
  report jsonb,
  constraint diagnosis_runs_pkey primary key (community_id, id)
);
create index diagnosis_runs_by_time on diagnosis_runs (community_id, at desc, id desc);

-- Of a post or of a member. One that was withdrawn stays, and no longer counts.
create table diagnosis_disputes (
  community_id uuid not null,
  id uuid not null,
  kind text not null,
  post_id uuid,
  member_id uuid,
  nature text,
  disputed_by uuid not null,
  disputed_at timestamptz not null,
  withdrawn_at timestamptz,
  constraint diagnosis_disputes_pkey primary key (community_id, id)
);
create index diagnosis_disputes_by_time on diagnosis_disputes (community_id, disputed_at) where withdrawn_at is null;
