-- Until when a member may read and not write; whether that is over tells the clock alone. Whoever was removed has the
-- state `removed`, and `left_at` says when.
alter table memberships add column paused_until timestamptz;

-- stay

-- What was done to a member under a rule. It never changes: what becomes of it is told by rows beside it. The rule's words
-- stand in the charter's version.
create table sanctions (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  step text not null,
  rule_number integer not null,
  charter_version integer not null,
  reason text not null,
  -- Why a step of the ladder was skipped; null where none was.
  ground text,
  given_by uuid not null,
  given_at timestamptz not null,
  -- When a pause ends.
  until timestamptz,
  constraint sanctions_pkey primary key (community_id, id),
  constraint sanctions_member foreign key (community_id, member_id) references memberships (community_id, id),
  constraint sanctions_charter foreign key (community_id, charter_version)
    references charter_versions (community_id, version)
);
create index sanctions_by_member on sanctions (community_id, member_id, id);

-- What it is about: posts as they read then, for they may be taken away since.
create table sanction_evidence (
  community_id uuid not null,
  sanction_id uuid not null,
  post_id uuid not null,
  text text not null,
  posted_at timestamptz not null,
  constraint sanction_evidence_pkey primary key (community_id, sanction_id, post_id),
  constraint sanction_evidence_of foreign key (community_id, sanction_id) references sanctions (community_id, id)
);

create table sanction_lifts (
  community_id uuid not null,
  sanction_id uuid not null,
  lifted_by uuid not null,
  lifted_at timestamptz not null,
  reason text not null,
  constraint sanction_lifts_pkey primary key (community_id, sanction_id),
  constraint sanction_lifts_of foreign key (community_id, sanction_id) references sanctions (community_id, id)
);

create table appeals (
  community_id uuid not null,
  id uuid not null,
  sanction_id uuid not null,
  text text not null,
  made_at timestamptz not null,
  outcome text,
  decision_reason text,
  decided_by uuid,
  decided_at timestamptz,
  -- Whoever sanctioned decided, for nobody else could.
  is_by_same boolean,
  -- When a pause that was shortened ends.
  until timestamptz,
  constraint appeals_pkey primary key (community_id, id),
  constraint appeals_sanction unique (community_id, sanction_id),
  constraint appeals_of foreign key (community_id, sanction_id) references sanctions (community_id, id)
);
create index appeals_waiting on appeals (community_id, id) where decided_at is null;
