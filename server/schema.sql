create table acts (
  community_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  kind text not null,
  actor_id uuid not null,
  target_id uuid,
  object_id uuid,
  carrier_id uuid,
  source text not null,
  probability real not null,
  import_id uuid,
  constraint acts_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX acts_by_actor ON public.acts USING btree (community_id, actor_id, target_id, at);
CREATE INDEX acts_by_target ON public.acts USING btree (community_id, target_id, at) WHERE (target_id IS NOT NULL);
CREATE INDEX acts_by_time ON public.acts USING btree (community_id, at);

create table appeals (
  community_id uuid not null,
  id uuid not null,
  sanction_id uuid not null,
  text text not null,
  made_at timestamp with time zone not null,
  outcome text,
  decision_reason text,
  decided_by uuid,
  decided_at timestamp with time zone,
  is_by_same boolean,
  until timestamp with time zone,
  constraint appeals_sanction UNIQUE (community_id, sanction_id),
  constraint appeals_pkey PRIMARY KEY (community_id, id),
  constraint appeals_of FOREIGN KEY (community_id, sanction_id) REFERENCES sanctions(community_id, id)
);
CREATE INDEX appeals_waiting ON public.appeals USING btree (community_id, id) WHERE (decided_at IS NULL);

create table application_files (
  community_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  name text not null,
  kind text not null,
  bytes integer not null,
  added_at timestamp with time zone not null,
  constraint application_files_pkey PRIMARY KEY (community_id, id),
  constraint application_files_application FOREIGN KEY (community_id, application_id) REFERENCES applications(community_id, id)
);
CREATE INDEX application_files_by_application ON public.application_files USING btree (community_id, application_id);

create table application_messages (
  community_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  by_member uuid,
  at timestamp with time zone not null,
  text text not null,
  constraint application_messages_pkey PRIMARY KEY (community_id, id),
  constraint application_messages_application FOREIGN KEY (community_id, application_id) REFERENCES applications(community_id, id) ON DELETE CASCADE
);
CREATE INDEX application_messages_by_application ON public.application_messages USING btree (community_id, application_id, at);

create table application_notes (
  community_id uuid not null,
  id uuid not null,
  application_id uuid not null,
  by_member uuid not null,
  at timestamp with time zone not null,
  text text not null,
  constraint application_notes_pkey PRIMARY KEY (community_id, id),
  constraint application_notes_application FOREIGN KEY (community_id, application_id) REFERENCES applications(community_id, id) ON DELETE CASCADE
);
CREATE INDEX application_notes_by_application ON public.application_notes USING btree (community_id, application_id, at);

create table applications (
  community_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  name text not null,
  state text not null,
  sent_at timestamp with time zone not null,
  promised_by timestamp with time zone not null,
  gate_version integer not null,
  charter_version integer not null,
  accepted_at timestamp with time zone not null,
  code_id uuid,
  answers jsonb not null,
  age text,
  referee_name text,
  referee_member_id uuid,
  referee_state text,
  referee_words text default ''::text not null,
  asked_at timestamp with time zone,
  answered_at timestamp with time zone,
  ended_at timestamp with time zone,
  decided_by uuid,
  decided_by_rule integer,
  reason text default ''::text not null,
  again_at timestamp with time zone,
  member_id uuid,
  files_until timestamp with time zone,
  deletes_at timestamp with time zone,
  constraint applications_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX applications_by_answer ON public.applications USING gin (community_id, answers jsonb_path_ops);
CREATE INDEX applications_by_deletion ON public.applications USING btree (community_id, deletes_at) WHERE (deletes_at IS NOT NULL);
CREATE INDEX applications_by_end ON public.applications USING btree (community_id, state, ended_at, id);
CREATE INDEX applications_by_member ON public.applications USING btree (community_id, member_id) WHERE (member_id IS NOT NULL);
CREATE INDEX applications_by_person ON public.applications USING btree (person_id, sent_at);
CREATE INDEX applications_by_referee ON public.applications USING btree (community_id, referee_member_id) WHERE (referee_state = 'asked'::text);
CREATE INDEX applications_by_state ON public.applications USING btree (community_id, state, sent_at, id);
CREATE INDEX applications_undecided_by_promise ON public.applications USING btree (community_id, state, promised_by) WHERE (state = ANY (ARRAY['waiting'::text, 'asked'::text]));
CREATE UNIQUE INDEX applications_undecided ON public.applications USING btree (community_id, person_id) WHERE (state = ANY (ARRAY['waiting'::text, 'asked'::text]));

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

create table carrier_confirmations (
  community_id uuid not null,
  carrier_id uuid not null,
  member_id uuid not null,
  confirmed_at timestamp with time zone not null,
  constraint carrier_confirmations_pkey PRIMARY KEY (community_id, carrier_id, member_id),
  constraint carrier_confirmations_carrier FOREIGN KEY (community_id, carrier_id) REFERENCES carriers(community_id, id)
);
CREATE INDEX carrier_confirmations_by_member ON public.carrier_confirmations USING btree (community_id, member_id);

create table carrier_handouts (
  community_id uuid not null,
  carrier_id uuid not null,
  member_id uuid not null,
  handed_at timestamp with time zone not null,
  constraint carrier_handouts_pkey PRIMARY KEY (community_id, carrier_id, member_id),
  constraint carrier_handouts_carrier FOREIGN KEY (community_id, carrier_id) REFERENCES carriers(community_id, id)
);
CREATE INDEX carrier_handouts_by_member ON public.carrier_handouts USING btree (community_id, member_id);

create table carrier_identities (
  community_id uuid not null,
  id uuid not null,
  carrier_id uuid not null,
  member_id uuid not null,
  external_id text not null,
  name text not null,
  import_id uuid,
  constraint carrier_identities_external UNIQUE (community_id, carrier_id, external_id),
  constraint carrier_identities_pkey PRIMARY KEY (community_id, id),
  constraint carrier_identities_carrier FOREIGN KEY (community_id, carrier_id) REFERENCES carriers(community_id, id),
  constraint carrier_identities_member FOREIGN KEY (community_id, member_id) REFERENCES memberships(community_id, id)
);
CREATE INDEX carrier_identities_by_import ON public.carrier_identities USING btree (community_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX carrier_identities_by_member ON public.carrier_identities USING btree (community_id, member_id);

create table carriers (
  community_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  state text not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  purpose text default ''::text not null,
  owner_id uuid,
  starts_at timestamp with time zone,
  expires_at timestamp with time zone,
  capacity integer,
  headcount integer,
  counted_at timestamp with time zone,
  link text,
  place text,
  timetable text,
  image_key text,
  image_type text,
  ended_at timestamp with time zone,
  moved_to_id uuid,
  moved_at timestamp with time zone,
  constraint carriers_pkey PRIMARY KEY (community_id, id)
);

create table channel_codes (
  community_id uuid not null,
  id uuid not null,
  name text not null,
  word text not null,
  cost_minor bigint not null,
  currency text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  constraint channel_codes_word UNIQUE (community_id, word),
  constraint channel_codes_pkey PRIMARY KEY (community_id, id)
);

create table charter_acceptances (
  community_id uuid not null,
  member_id uuid not null,
  version integer not null,
  accepted_at timestamp with time zone not null,
  constraint charter_acceptances_pkey PRIMARY KEY (community_id, member_id, version),
  constraint charter_acceptances_version FOREIGN KEY (community_id, version) REFERENCES charter_versions(community_id, version)
);
CREATE INDEX charter_acceptances_by_version ON public.charter_acceptances USING btree (community_id, version);

create table charter_drafts (
  community_id uuid not null,
  content jsonb not null,
  revision integer not null,
  changes jsonb not null,
  changed_at timestamp with time zone not null,
  last_rule integer not null,
  last_goal integer not null,
  constraint charter_drafts_pkey PRIMARY KEY (community_id)
);

create table charter_versions (
  community_id uuid not null,
  version integer not null,
  published_by uuid not null,
  published_at timestamp with time zone not null,
  content jsonb not null,
  note text not null,
  constraint charter_versions_pkey PRIMARY KEY (community_id, version)
);

create table claim_invites (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  token_hash text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint claim_invites_token UNIQUE (community_id, token_hash),
  constraint claim_invites_pkey PRIMARY KEY (community_id, id),
  constraint claim_invites_member FOREIGN KEY (community_id, member_id) REFERENCES memberships(community_id, id) ON DELETE CASCADE
);
CREATE INDEX claim_invites_by_member ON public.claim_invites USING btree (community_id, member_id);

create table communities (
  community_id uuid not null,
  name text not null,
  time_zone text not null,
  language text not null,
  founded_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  opened_at timestamp with time zone,
  constraint communities_pkey PRIMARY KEY (community_id)
);

create table community_slugs (
  slug text not null,
  community_id uuid not null,
  constraint community_slugs_pkey PRIMARY KEY (slug)
);

create table consents (
  id uuid not null,
  person_id uuid not null,
  purpose text not null,
  given_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  via text not null,
  constraint consents_pkey PRIMARY KEY (id),
  constraint consents_person FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE,
  constraint consents_one_decision CHECK (((given_at IS NULL) <> (withdrawn_at IS NULL))),
  constraint consents_via CHECK ((via = ANY (ARRAY['settings'::text, 'link'::text])))
);
CREATE INDEX consents_by_person ON public.consents USING btree (person_id, purpose, id DESC);

create table contact_grants (
  community_id uuid not null,
  id uuid not null,
  contact_point_id uuid not null,
  holder_id uuid not null,
  granted_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint contact_grants_pkey PRIMARY KEY (community_id, id),
  constraint contact_grants_holder FOREIGN KEY (community_id, holder_id) REFERENCES memberships(community_id, id),
  constraint contact_grants_point FOREIGN KEY (community_id, contact_point_id) REFERENCES contact_points(community_id, id) ON DELETE CASCADE
);
CREATE INDEX contact_grants_by_holder ON public.contact_grants USING btree (community_id, holder_id);
CREATE INDEX contact_grants_by_point ON public.contact_grants USING btree (community_id, contact_point_id);
CREATE UNIQUE INDEX contact_grants_held ON public.contact_grants USING btree (community_id, contact_point_id, holder_id) WHERE (revoked_at IS NULL);

create table contact_points (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text not null,
  value text not null,
  carrier_id uuid,
  added_at timestamp with time zone not null,
  constraint contact_points_pkey PRIMARY KEY (community_id, id),
  constraint contact_points_member FOREIGN KEY (community_id, member_id) REFERENCES memberships(community_id, id)
);
CREATE INDEX contact_points_by_member ON public.contact_points USING btree (community_id, member_id);

create table deliveries (
  community_id uuid not null,
  id uuid not null,
  notice_id uuid not null,
  person_id uuid not null,
  state text not null,
  route text,
  refused text[] not null,
  attempt integer not null,
  due_at timestamp with time zone not null,
  given_at timestamp with time zone,
  shown_at timestamp with time zone,
  read_at timestamp with time zone,
  sent_at timestamp with time zone,
  refs text[] not null,
  log jsonb not null,
  constraint deliveries_person UNIQUE (community_id, notice_id, person_id),
  constraint deliveries_pkey PRIMARY KEY (community_id, id),
  constraint deliveries_notice FOREIGN KEY (community_id, notice_id) REFERENCES notices(community_id, id) ON DELETE CASCADE,
  constraint deliveries_state CHECK ((state = ANY (ARRAY['due'::text, 'held'::text, 'sending'::text, 'sent'::text, 'unknown'::text, 'skipped'::text, 'failed'::text, 'dead'::text])))
);
CREATE INDEX deliveries_due ON public.deliveries USING btree (due_at) WHERE (state = 'due'::text);
CREATE INDEX deliveries_open ON public.deliveries USING btree (state, due_at) WHERE (state = ANY (ARRAY['held'::text, 'sending'::text]));
CREATE INDEX deliveries_shown ON public.deliveries USING btree (person_id, shown_at DESC, id DESC) WHERE (shown_at IS NOT NULL);
CREATE INDEX deliveries_troubled ON public.deliveries USING btree (due_at) WHERE (state = ANY (ARRAY['unknown'::text, 'failed'::text, 'dead'::text]));
CREATE INDEX deliveries_unread ON public.deliveries USING btree (person_id) WHERE ((shown_at IS NOT NULL) AND (read_at IS NULL));

create table diagnosis_disputes (
  community_id uuid not null,
  id uuid not null,
  kind text not null,
  post_id uuid,
  member_id uuid,
  nature text,
  disputed_by uuid not null,
  disputed_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint diagnosis_disputes_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX diagnosis_disputes_by_time ON public.diagnosis_disputes USING btree (community_id, disputed_at) WHERE (withdrawn_at IS NULL);

create table diagnosis_runs (
  community_id uuid not null,
  id uuid not null,
  at timestamp with time zone not null,
  engine text not null,
  verdict text not null,
  life text not null,
  window_from timestamp with time zone,
  window_to timestamp with time zone,
  findings jsonb not null,
  report jsonb,
  constraint diagnosis_runs_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX diagnosis_runs_by_time ON public.diagnosis_runs USING btree (community_id, at DESC, id DESC);

create table gate_days (
  community_id uuid not null,
  code_id uuid not null,
  day date not null,
  views integer default 0 not null,
  applications integer default 0 not null,
  joins integer default 0 not null,
  constraint gate_days_pkey PRIMARY KEY (community_id, code_id, day)
);
CREATE INDEX gate_days_by_day ON public.gate_days USING btree (community_id, day);

create table gate_landings (
  community_id uuid not null,
  page jsonb not null,
  gate_version integer not null,
  charter_version integer not null,
  made_at timestamp with time zone not null,
  talk_at timestamp with time zone not null,
  constraint gate_landings_pkey PRIMARY KEY (community_id)
);

create table gate_visits (
  community_id uuid not null,
  day date not null,
  code_id uuid not null,
  visitor text not null,
  constraint gate_visits_pkey PRIMARY KEY (community_id, day, code_id, visitor)
);

create table gates (
  community_id uuid not null,
  version integer not null,
  settings jsonb not null,
  set_by uuid not null,
  set_at timestamp with time zone not null,
  constraint gates_pkey PRIMARY KEY (community_id, version)
);

create table goal_progress (
  community_id uuid not null,
  id uuid not null,
  goal_number integer not null,
  amount numeric(14,2) not null,
  note text not null,
  recorded_by uuid not null,
  recorded_at timestamp with time zone not null,
  constraint goal_progress_pkey PRIMARY KEY (community_id, id),
  constraint goal_progress_goal FOREIGN KEY (community_id, goal_number) REFERENCES goals(community_id, number)
);
CREATE INDEX goal_progress_by_goal ON public.goal_progress USING btree (community_id, goal_number, recorded_at, id);

create table goals (
  community_id uuid not null,
  number integer not null,
  recorded numeric(14,2) not null,
  constraint goals_pkey PRIMARY KEY (community_id, number)
);

create table import_bots (
  community_id uuid not null,
  member_id uuid not null,
  import_id uuid not null,
  constraint import_bots_pkey PRIMARY KEY (community_id, member_id)
);

create table import_events (
  community_id uuid not null,
  carrier_id uuid not null,
  external_id text not null,
  import_id uuid not null,
  constraint import_events_pkey PRIMARY KEY (community_id, carrier_id, external_id)
);

create table import_open_replies (
  community_id uuid not null,
  import_id uuid not null,
  post_id uuid not null,
  answered text not null,
  constraint import_open_replies_pkey PRIMARY KEY (community_id, import_id, post_id)
);

create table imports (
  community_id uuid not null,
  id uuid not null,
  carrier_id uuid not null,
  makes_carrier boolean not null,
  file_key text,
  file_name text not null,
  file_bytes bigint not null,
  formats text[] not null,
  format text,
  time_zone text,
  confirmed_by uuid,
  confirmed_at timestamp with time zone not null,
  purpose text not null,
  retention text not null,
  state text not null,
  failure text,
  failures integer not null,
  position bigint not null,
  linked_topic uuid,
  linked_at timestamp with time zone,
  linked_id uuid,
  share real,
  counts jsonb not null,
  loss jsonb,
  stage_began_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint imports_pkey PRIMARY KEY (community_id, id),
  constraint imports_carrier FOREIGN KEY (community_id, carrier_id) REFERENCES carriers(community_id, id)
);

create table instance_admins (
  person_id uuid not null,
  since timestamp with time zone not null,
  constraint instance_admins_pkey PRIMARY KEY (person_id),
  constraint instance_admins_person FOREIGN KEY (person_id) REFERENCES people(id)
);

create table live_code_carriers (
  community_id uuid not null,
  live_code_id uuid not null,
  position integer not null,
  carrier_id uuid not null,
  constraint live_code_carriers_carrier UNIQUE (community_id, live_code_id, carrier_id),
  constraint live_code_carriers_pkey PRIMARY KEY (community_id, live_code_id, "position"),
  constraint live_code_carriers_code FOREIGN KEY (community_id, live_code_id) REFERENCES live_codes(community_id, id)
);

create table live_codes (
  community_id uuid not null,
  id uuid not null,
  code text not null,
  name text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint live_codes_code UNIQUE (community_id, code),
  constraint live_codes_pkey PRIMARY KEY (community_id, id)
);

create table member_places (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text not null,
  name text not null,
  shown_to text not null,
  added_at timestamp with time zone not null,
  constraint member_places_pkey PRIMARY KEY (community_id, id),
  constraint member_places_member FOREIGN KEY (community_id, member_id) REFERENCES memberships(community_id, id)
);
CREATE INDEX member_places_by_member ON public.member_places USING btree (community_id, member_id);

create table memberships (
  community_id uuid not null,
  id uuid not null,
  person_id uuid,
  name text not null,
  state text not null,
  joined_at timestamp with time zone,
  left_at timestamp with time zone,
  added_at timestamp with time zone not null,
  import_id uuid,
  name_key text default ''::text not null,
  name_grams text[] default '{}'::text[] not null,
  paused_until timestamp with time zone,
  constraint memberships_person UNIQUE (community_id, person_id),
  constraint memberships_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX memberships_by_grams ON public.memberships USING gin (community_id, name_grams);
CREATE INDEX memberships_by_import ON public.memberships USING btree (community_id, import_id) WHERE (import_id IS NOT NULL);
CREATE INDEX memberships_by_name ON public.memberships USING btree (community_id, name_key, id);
CREATE INDEX memberships_by_person ON public.memberships USING btree (person_id) WHERE (person_id IS NOT NULL);
CREATE INDEX memberships_by_state ON public.memberships USING btree (community_id, state);

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

create table notices (
  community_id uuid not null,
  id uuid not null,
  purpose text not null,
  body jsonb not null,
  url text not null,
  is_urgent boolean not null,
  deadline_at timestamp with time zone,
  created_at timestamp with time zone not null,
  constraint notices_pkey PRIMARY KEY (community_id, id)
);

create table one_time_links (
  id uuid not null,
  purpose text not null,
  token_hash text not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_by uuid,
  used_at timestamp with time zone,
  constraint one_time_links_token UNIQUE (token_hash),
  constraint one_time_links_pkey PRIMARY KEY (id),
  constraint one_time_links_maker FOREIGN KEY (made_by) REFERENCES people(id),
  constraint one_time_links_user FOREIGN KEY (used_by) REFERENCES people(id)
);

create table people (
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null,
  erased_at timestamp with time zone,
  constraint people_pkey PRIMARY KEY (id)
);

create table person_settings (
  person_id uuid not null,
  language text,
  time_zone text,
  has_quiet boolean not null,
  quiet_from text not null,
  quiet_to text not null,
  constraint person_settings_pkey PRIMARY KEY (person_id),
  constraint person_settings_person FOREIGN KEY (person_id) REFERENCES people(id) ON DELETE CASCADE
);

create table post_thanks (
  community_id uuid not null,
  post_id uuid not null,
  member_id uuid not null,
  constraint post_thanks_pkey PRIMARY KEY (community_id, post_id, member_id)
);

create table posts (
  community_id uuid not null,
  id uuid not null,
  kind text not null,
  topic_id uuid,
  reply_to_id uuid,
  author_id uuid not null,
  carrier_id uuid,
  external_id text,
  posted_at timestamp with time zone not null,
  form smallint not null,
  flags smallint not null,
  mentions uuid[] not null,
  reactions integer not null,
  text text not null,
  import_id uuid,
  removed_at timestamp with time zone,
  terms tsvector not null,
  constraint posts_external UNIQUE (community_id, carrier_id, external_id),
  constraint posts_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX posts_by_author ON public.posts USING btree (community_id, author_id, posted_at);
CREATE INDEX posts_by_reply ON public.posts USING btree (community_id, reply_to_id) WHERE (reply_to_id IS NOT NULL);
CREATE INDEX posts_by_terms ON public.posts USING gin (community_id, terms);
CREATE INDEX posts_by_time ON public.posts USING btree (community_id, posted_at, id);
CREATE INDEX posts_by_topic ON public.posts USING btree (community_id, topic_id, posted_at, id);
CREATE INDEX posts_of_substance ON public.posts USING btree (community_id, author_id, posted_at) WHERE ((removed_at IS NULL) AND (((flags)::integer & 2) = 0) AND (form <> ALL ('{5,8,9,10,11,18,19}'::smallint[])) AND ((((flags)::integer & 4) <> 0) OR (
CASE
    WHEN (POSITION(('://'::text) IN (text)) > 0) THEN regexp_replace(text, 'https?://[^\s，。]+'::text, ' '::text, 'gi'::text)
    ELSE text
END ~ '(?:[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U00032000][^\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U00032000]*){6}|(?:[0-9A-Za-z\u00c0-\u1fff\u3100-\u33ff\ua000-\ud7a3]+[^0-9A-Za-z\u00c0-\u1fff\u3100-\u33ff\ua000-\ud7a3]+){2}[0-9A-Za-z\u00c0-\u1fff\u3100-\u33ff\ua000-\ud7a3]'::text)) AND (NOT ((char_length(text) <= 40) AND (text ~* '^[\s!-/:-@[-\u0060{-¿\u2010-\u206f\u2600-\u303f\ufe00-\uff0f\uff1a-\uff20\U0001f000-\U0001faff]*(?:(?:hi|hello|hey|yo|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|welcome|morning|evening|gm|gn|hallo|salut|hola)(?:[\s!-/:-@]+(?:all|everyone|everybody|guys|folks|there|friends|people|again|hello|\S{1,12}))?|(?:大家|各位|你们|群友们|朋友们)?(?:大家好|各位好|你们好|你好|您好|早上好|早安|早|晚上好|晚安|下午好|中午好|好|嗨|哈喽|哈罗|新人报到|报到|报道|冒泡|打卡|签到|欢迎(?:新人|你|加入)?|新人求罩|请多关照|初来乍到|路过){1,2}[呀啊哦哈]?(?:[\s!-/:-@\u2010-\u206f\u3000-\u303f\uff01-\uff20]+(?:大家|各位|朋友们|新人|请多关照|\S{1,12}))?)[\s!-/:-@[-\u0060{-¿\u2010-\u206f\u2600-\u303f\ufe00-\uff0f\uff1a-\uff20\U0001f000-\U0001faff]*$'::text))));

create table promises (
  community_id uuid not null,
  id uuid not null,
  text text not null,
  due_on date not null,
  state text not null,
  note text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  settled_by uuid,
  settled_at timestamp with time zone,
  constraint promises_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX promises_by_day ON public.promises USING btree (community_id, due_on, id);

create table referee_links (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  token_hash text not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint referee_links_token UNIQUE (community_id, token_hash),
  constraint referee_links_pkey PRIMARY KEY (community_id, id),
  constraint referee_links_member FOREIGN KEY (community_id, member_id) REFERENCES memberships(community_id, id)
);
CREATE INDEX referee_links_by_member ON public.referee_links USING btree (community_id, member_id);

create table role_terms (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  role text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone,
  ended_at timestamp with time zone,
  constraint role_terms_pkey PRIMARY KEY (community_id, id),
  constraint role_terms_member FOREIGN KEY (community_id, member_id) REFERENCES memberships(community_id, id)
);
CREATE INDEX role_terms_by_member ON public.role_terms USING btree (community_id, member_id);
CREATE INDEX role_terms_by_role ON public.role_terms USING btree (community_id, role);

create table sanction_evidence (
  community_id uuid not null,
  sanction_id uuid not null,
  post_id uuid not null,
  text text not null,
  posted_at timestamp with time zone not null,
  constraint sanction_evidence_pkey PRIMARY KEY (community_id, sanction_id, post_id),
  constraint sanction_evidence_of FOREIGN KEY (community_id, sanction_id) REFERENCES sanctions(community_id, id)
);

create table sanction_lifts (
  community_id uuid not null,
  sanction_id uuid not null,
  lifted_by uuid not null,
  lifted_at timestamp with time zone not null,
  reason text not null,
  constraint sanction_lifts_pkey PRIMARY KEY (community_id, sanction_id),
  constraint sanction_lifts_of FOREIGN KEY (community_id, sanction_id) REFERENCES sanctions(community_id, id)
);

create table sanctions (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  step text not null,
  rule_number integer not null,
  charter_version integer not null,
  reason text not null,
  ground text,
  given_by uuid not null,
  given_at timestamp with time zone not null,
  until timestamp with time zone,
  constraint sanctions_pkey PRIMARY KEY (community_id, id),
  constraint sanctions_charter FOREIGN KEY (community_id, charter_version) REFERENCES charter_versions(community_id, version),
  constraint sanctions_member FOREIGN KEY (community_id, member_id) REFERENCES memberships(community_id, id)
);
CREATE INDEX sanctions_by_member ON public.sanctions USING btree (community_id, member_id, id);

create table schedule_firings (
  community_id uuid not null,
  schedule_id uuid not null,
  at timestamp with time zone not null,
  fired_at timestamp with time zone not null,
  constraint schedule_firings_pkey PRIMARY KEY (community_id, schedule_id, at),
  constraint schedule_firings_schedule FOREIGN KEY (community_id, schedule_id) REFERENCES schedules(community_id, id) ON DELETE CASCADE
);

create table schedules (
  community_id uuid not null,
  id uuid not null,
  kind text not null,
  subject uuid,
  rule text not null,
  time_zone text not null,
  starts_at text not null,
  payload jsonb not null,
  catch_up text not null,
  next_at timestamp with time zone,
  added_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  constraint schedules_pkey PRIMARY KEY (community_id, id),
  constraint schedules_catch_up CHECK ((catch_up = ANY (ARRAY['all'::text, 'last'::text, 'none'::text])))
);
CREATE INDEX schedules_by_subject ON public.schedules USING btree (community_id, kind, subject);
CREATE INDEX schedules_next ON public.schedules USING btree (next_at) WHERE (next_at IS NOT NULL);

create table term_offers (
  community_id uuid not null,
  id uuid not null,
  term_id uuid not null,
  to_member_id uuid not null,
  offered_by uuid not null,
  offered_at timestamp with time zone not null,
  reason text not null,
  answered_at timestamp with time zone,
  answer text,
  constraint term_offers_pkey PRIMARY KEY (community_id, id),
  constraint term_offers_term FOREIGN KEY (community_id, term_id) REFERENCES role_terms(community_id, id),
  constraint term_offers_to FOREIGN KEY (community_id, to_member_id) REFERENCES memberships(community_id, id)
);
CREATE INDEX term_offers_by_member ON public.term_offers USING btree (community_id, to_member_id) WHERE (answered_at IS NULL);
CREATE UNIQUE INDEX term_offers_open ON public.term_offers USING btree (community_id, term_id) WHERE (answered_at IS NULL);

create table topics (
  community_id uuid not null,
  id uuid not null,
  carrier_id uuid,
  title text not null,
  is_channel boolean not null,
  opened_at timestamp with time zone not null,
  import_id uuid,
  external_id text,
  posts integer default 0 not null,
  last_post_at timestamp with time zone default '1970-01-01 00:00:00+00'::timestamp with time zone not null,
  constraint topics_external UNIQUE (community_id, carrier_id, external_id),
  constraint topics_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX topics_by_last_post ON public.topics USING btree (community_id, last_post_at, id);

create table verifications (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  way text not null,
  verified_by uuid,
  verified_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint verifications_pkey PRIMARY KEY (community_id, id),
  constraint verifications_member FOREIGN KEY (community_id, member_id) REFERENCES memberships(community_id, id)
);
CREATE UNIQUE INDEX verifications_current ON public.verifications USING btree (community_id, member_id) WHERE (withdrawn_at IS NULL);

create table visit_salts (
  day date not null,
  salt text not null,
  constraint visit_salts_pkey PRIMARY KEY (day)
);
