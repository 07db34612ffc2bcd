-- A charter is written as a draft, opened, and published anew, version by version. Until now it was in force as soon as
-- somebody had founded a community, with no more than a purpose, a need and a motive: that becomes the draft, since
-- nobody ever accepted it.
alter table communities add column opened_at timestamptz;

-- One row a community: the draft, and the last number that a rule and a goal were given.
create table charter_drafts (
  community_id uuid not null,
  content jsonb not null,
  revision integer not null,
  -- For each part, at which revision, by whom and when it was changed last.
  changes jsonb not null,
  changed_at timestamptz not null,
  last_rule integer not null,
  last_goal integer not null,
  constraint charter_drafts_pkey primary key (community_id)
);

insert into charter_drafts (community_id, content, revision, changes, changed_at, last_rule, last_goal)
select distinct on (community_id) community_id,
  jsonb_build_object(
    'purpose', purpose, 'sharedNeed', shared_need, 'anchor', jsonb_build_object('kind', null, 'text', ''),
    'onlyHere', jsonb_build_array(), 'motive', motive, 'asks', jsonb_build_array(), 'fees', '',
    'rules', jsonb_build_array(), 'values', jsonb_build_array(), 'vocabulary', jsonb_build_object(), 'goal', null),
  1, jsonb_build_object(), written_at, 0, 0
from charter_versions order by community_id, version desc;

delete from charter_versions;
alter table charter_versions
  drop column purpose,
  drop column shared_need,
  drop column motive,
  add column content jsonb not null,
  add column note text not null;
alter table charter_versions rename column written_by to published_by;
alter table charter_versions rename column written_at to published_at;

create table charter_acceptances (
  community_id uuid not null,
  member_id uuid not null,
  version integer not null,
  accepted_at timestamptz not null,
  constraint charter_acceptances_pkey primary key (community_id, member_id, version),
  constraint charter_acceptances_version foreign key (community_id, version)
    references charter_versions (community_id, version)
);
create index charter_acceptances_by_version on charter_acceptances (community_id, version);

-- What was recorded towards a goal, by the goal's number, and each amount of it.
create table goals (
  community_id uuid not null,
  number integer not null,
  recorded numeric(14, 2) not null,
  constraint goals_pkey primary key (community_id, number)
);

create table goal_progress (
  community_id uuid not null,
  id uuid not null,
  goal_number integer not null,
  amount numeric(14, 2) not null,
  note text not null,
  recorded_by uuid not null,
  recorded_at timestamptz not null,
  constraint goal_progress_pkey primary key (community_id, id),
  constraint goal_progress_goal foreign key (community_id, goal_number) references goals (community_id, number)
);
create index goal_progress_by_goal on goal_progress (community_id, goal_number, recorded_at, id);

create table promises (
  community_id uuid not null,
  id uuid not null,
  text text not null,
  due_on date not null,
  state text not null,
  note text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  settled_by uuid,
  settled_at timestamptz,
  constraint promises_pkey primary key (community_id, id)
);
create index promises_by_day on promises (community_id, due_on, id);
