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
CREATE INDEX carrier_identities_by_member ON public.carrier_identities USING btree (community_id, member_id);

create table carriers (
  community_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  state text not null,
  added_at timestamp with time zone not null,
  removed_at timestamp with time zone,
  constraint carriers_pkey PRIMARY KEY (community_id, id)
);

create table charter_versions (
  community_id uuid not null,
  version integer not null,
  purpose text not null,
  shared_need text not null,
  motive text not null,
  written_by uuid not null,
  written_at timestamp with time zone not null,
  constraint charter_versions_pkey PRIMARY KEY (community_id, version)
);

create table communities (
  community_id uuid not null,
  name text not null,
  time_zone text not null,
  language text not null,
  founded_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint communities_pkey PRIMARY KEY (community_id)
);

create table community_slugs (
  slug text not null,
  community_id uuid not null,
  constraint community_slugs_pkey PRIMARY KEY (slug)
);

create table contact_grants (
  community_id uuid not null,
  id uuid not null,
  contact_point_id uuid not null,
  holder_id uuid not null,
  granted_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint contact_grants_pkey PRIMARY KEY (community_id, id),
  constraint contact_grants_holder FOREIGN KEY (community_id, holder_id) REFERENCES memberships(community_id, id),
  constraint contact_grants_point FOREIGN KEY (community_id, contact_point_id) REFERENCES contact_points(community_id, id)
);
CREATE INDEX contact_grants_by_point ON public.contact_grants USING btree (community_id, contact_point_id);

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
  constraint memberships_person UNIQUE (community_id, person_id),
  constraint memberships_pkey PRIMARY KEY (community_id, id)
);
CREATE INDEX memberships_by_name ON public.memberships USING btree (community_id, name, id);
CREATE INDEX memberships_by_person ON public.memberships USING btree (person_id) WHERE (person_id IS NOT NULL);

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

create table topics (
  community_id uuid not null,
  id uuid not null,
  carrier_id uuid,
  title text not null,
  is_channel boolean not null,
  opened_at timestamp with time zone not null,
  import_id uuid,
  constraint topics_of_carrier UNIQUE (community_id, carrier_id, is_channel, title),
  constraint topics_pkey PRIMARY KEY (community_id, id)
);
