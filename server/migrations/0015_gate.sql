-- gate

-- What a gate asks and by which rules it decides, version by version: an application stays asked as it was asked.
create table gates (
  community_id uuid not null,
  version integer not null,
  settings jsonb not null,
  set_by uuid not null,
  set_at timestamptz not null,
  constraint gates_pkey primary key (community_id, version)
);

-- The landing page as it was last made, for whoever comes by: it is read far oftener than it changes.
create table gate_landings (
  community_id uuid not null,
  page jsonb not null,
  gate_version integer not null,
  charter_version integer not null,
  made_at timestamptz not null,
  -- Whether people talk is counted more seldom than the rest.
  talk_at timestamptz not null,
  constraint gate_landings_pkey primary key (community_id)
);

create table channel_codes (
  community_id uuid not null,
  id uuid not null,
  name text not null,
  word text not null,
  cost_minor bigint not null,
  currency text not null,
  made_by uuid not null,
  made_at timestamptz not null,
  ends_at timestamptz,
  constraint channel_codes_pkey primary key (community_id, id),
  constraint channel_codes_word unique (community_id, word)
);

-- What came of each code on each day of the community's own time zone; without a code under an id of zeros. Counts
-- only: they stay when applications are deleted.
create table gate_days (
  community_id uuid not null,
  code_id uuid not null,
  day date not null,
  views integer not null default 0,
  applications integer not null default 0,
  joins integer not null default 0,
  constraint gate_days_pkey primary key (community_id, code_id, day)
);
create index gate_days_by_day on gate_days (community_id, day);

-- Who was counted already today. Without the salt of the day, which is thrown away with the day, it says nothing.
create table gate_visits (
  community_id uuid not null,
  day date not null,
  code_id uuid not null,
  visitor text not null,
  constraint gate_visits_pkey primary key (community_id, day, code_id, visitor)
);

-- Global: one salt a day for the whole instance.
create table visit_salts (
  day date not null,
  salt text not null,
  constraint visit_salts_pkey primary key (day)
);

-- The id was made by the applicant's browser: the same application sent twice is one.
create table applications (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  state text not null,
  sent_at timestamptz not null,
  promised_by timestamptz not null,
  gate_version integer not null,
  charter_version integer not null,
  accepted_at timestamptz not null,
  code_id uuid,
  answers jsonb not null,
  age text,
  referee_name text,
  referee_member_id uuid,
  referee_state text,
  referee_words text not null default '',
  -- When the reviewers asked something back, and when it was answered last.
  asked_at timestamptz,
  answered_at timestamptz,
  -- When it was decided, withdrawn or given up.
  ended_at timestamptz,
  -- The member who decided, or the number of the rule that did.
  decided_by uuid,
  decided_by_rule integer,
  reason text not null default '',
  again_at timestamptz,
  member_id uuid,
  files_until timestamptz,
  deletes_at timestamptz,
  constraint applications_pkey primary key (community_id, id)
);
-- Somebody stands at a gate once at a time.
create unique index applications_undecided on applications (community_id, person_id)
  where state in ('waiting', 'asked');
create index applications_by_person on applications (person_id, sent_at);
create index applications_by_state on applications (community_id, state, sent_at, id);
-- Counted at every look at the queue.
create index applications_undecided_by_promise on applications (community_id, state, promised_by)
  where state in ('waiting', 'asked');
create index applications_by_end on applications (community_id, state, ended_at, id);
create index applications_by_answer on applications using gin (community_id, answers jsonb_path_ops);
create index applications_by_referee on applications (community_id, referee_member_id)
  where referee_state = 'asked';
create index applications_by_member on applications (community_id, member_id) where member_id is not null;
create index applications_by_deletion on applications (community_id, deletes_at) where deletes_at is not null;

create table application_messages (
  community_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  -- The reviewer; null for the applicant.
  by_member uuid,
  at timestamptz not null,
  text text not null,
  constraint application_messages_pkey primary key (community_id, id),
  constraint application_messages_application foreign key (community_id, application_id)
    references applications (community_id, id) on delete cascade
);
create index application_messages_by_application on application_messages (community_id, application_id, at);

create table application_notes (
  community_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  by_member uuid not null,
  at timestamptz not null,
  text text not null,
  constraint application_notes_pkey primary key (community_id, id),
  constraint application_notes_application foreign key (community_id, application_id)
    references applications (community_id, id) on delete cascade
);
create index application_notes_by_application on application_notes (community_id, application_id, at);

-- The files themselves lie in the data folder under `evidence/` and the file's id.
create table application_files (
  community_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  name text not null,
  kind text not null,
  bytes integer not null,
  added_at timestamptz not null,
  constraint application_files_pkey primary key (community_id, id),
  constraint application_files_application foreign key (community_id, application_id)
    references applications (community_id, id)
);
create index application_files_by_application on application_files (community_id, application_id);

-- A link by which a member lets somebody name them; of its token only a hash is kept.
create table referee_links (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  token_hash text not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  constraint referee_links_pkey primary key (community_id, id),
  constraint referee_links_token unique (community_id, token_hash),
  constraint referee_links_member foreign key (community_id, member_id) references memberships (community_id, id)
);
create index referee_links_by_member on referee_links (community_id, member_id);
