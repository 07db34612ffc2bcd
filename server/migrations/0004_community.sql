-- What a living community stands on: who it is, where it meets, who belongs, what was said, who did what for whom.
-- Composite indexes of a scalar and a text vector need this; it is part of PostgreSQL and trusted.
create extension if not exists btree_gin;

-- charter

create table communities (
  community_id uuid not null,
  name text not null,
  time_zone text not null,
  language text not null,
  founded_at timestamptz not null,
  closed_at timestamptz,
  constraint communities_pkey primary key (community_id)
);

-- Global: a slug leads to one community of the whole instance.
create table community_slugs (
  slug text not null,
  community_id uuid not null,
  constraint community_slugs_pkey primary key (slug)
);

create table charter_versions (
  community_id uuid not null,
  version integer not null,
  purpose text not null,
  shared_need text not null,
  motive text not null,
  written_by uuid not null,
  written_at timestamptz not null,
  constraint charter_versions_pkey primary key (community_id, version)
);

-- A carrier that is removed keeps its row: what was said there keeps its place.
create table carriers (
  community_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  state text not null,
  added_at timestamptz not null,
  removed_at timestamptz,
  constraint carriers_pkey primary key (community_id, id)
);

-- members

-- A membership whose person is null is unclaimed: known from an archive, not yet here. An erased one stays as a tombstone,
-- without a name.
create table memberships (
  community_id uuid not null,
  id uuid not null,
  person_id uuid,
  name text not null,
  state text not null,
  joined_at timestamptz,
  left_at timestamptz,
  added_at timestamptz not null,
  import_id uuid,
  constraint memberships_pkey primary key (community_id, id),
  constraint memberships_person unique (community_id, person_id)
);
create index memberships_by_person on memberships (person_id) where person_id is not null;
create index memberships_by_name on memberships (community_id, name, id);

create table role_terms (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  role text not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  ended_at timestamptz,
  constraint role_terms_pkey primary key (community_id, id),
  constraint role_terms_member foreign key (community_id, member_id) references memberships (community_id, id)
);
create index role_terms_by_member on role_terms (community_id, member_id);

create table carrier_identities (
  community_id uuid not null,
  id uuid not null,
  carrier_id uuid not null,
  member_id uuid not null,
  external_id text not null,
  name text not null,
  import_id uuid,
  constraint carrier_identities_pkey primary key (community_id, id),
  constraint carrier_identities_external unique (community_id, carrier_id, external_id),
  constraint carrier_identities_carrier foreign key (community_id, carrier_id)
    references carriers (community_id, id),
  constraint carrier_identities_member foreign key (community_id, member_id)
    references memberships (community_id, id)
);
create index carrier_identities_by_member on carrier_identities (community_id, member_id);

create table contact_points (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text not null,
  value text not null,
  -- The carrier on which an identity can be reached; null for a phone or an address.
  carrier_id uuid,
  added_at timestamptz not null,
  constraint contact_points_pkey primary key (community_id, id),
  constraint contact_points_member foreign key (community_id, member_id)
    references memberships (community_id, id)
);
create index contact_points_by_member on contact_points (community_id, member_id);

create table contact_grants (
  community_id uuid not null,
  id uuid not null,
  contact_point_id uuid not null,
  holder_id uuid not null,
  granted_at timestamptz not null,
  revoked_at timestamptz,
  constraint contact_grants_pkey primary key (community_id, id),
  constraint contact_grants_point foreign key (community_id, contact_point_id)
    references contact_points (community_id, id),
  constraint contact_grants_holder foreign key (community_id, holder_id)
    references memberships (community_id, id)
);
create index contact_grants_by_point on contact_grants (community_id, contact_point_id);

-- Where somebody can be found without any carrier: a workplace, a school, a venue they often go to.
create table member_places (
  community_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  kind text not null,
  name text not null,
  shown_to text not null,
  added_at timestamptz not null,
  constraint member_places_pkey primary key (community_id, id),
  constraint member_places_member foreign key (community_id, member_id)
    references memberships (community_id, id)
);
create index member_places_by_member on member_places (community_id, member_id);

-- ties

-- No foreign keys: millions of rows come in by COPY, and who is named in them is never deleted, only made a tombstone.
create table acts (
  community_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  kind text not null,
  actor_id uuid not null,
  target_id uuid,
  object_id uuid,
  carrier_id uuid,
  source text not null,
  probability real not null,
  import_id uuid,
  constraint acts_pkey primary key (community_id, id)
);
create index acts_by_time on acts (community_id, at);
create index acts_by_actor on acts (community_id, actor_id, target_id, at);
create index acts_by_target on acts (community_id, target_id, at) where target_id is not null;

-- talk

create table topics (
  community_id uuid not null,
  id uuid not null,
  carrier_id uuid,
  title text not null,
  is_channel boolean not null,
  opened_at timestamptz not null,
  import_id uuid,
  constraint topics_pkey primary key (community_id, id),
  constraint topics_of_carrier unique (community_id, carrier_id, is_channel, title)
);

-- No foreign keys, for the same reason as with acts.
create table posts (
  community_id uuid not null,
  id uuid not null,
  kind text not null,
  topic_id uuid,
  reply_to_id uuid,
  author_id uuid not null,
  carrier_id uuid,
  external_id text,
  posted_at timestamptz not null,
  -- What a message is on its carrier, as number of `messageKinds`, and bits of `talkFlags`.
  form smallint not null,
  flags smallint not null,
  mentions uuid[] not null,
  reactions integer not null,
  text text not null,
  import_id uuid,
  removed_at timestamptz,
  terms tsvector not null,
  constraint posts_pkey primary key (community_id, id),
  constraint posts_external unique (community_id, carrier_id, external_id)
);
create index posts_by_time on posts (community_id, posted_at, id);
create index posts_by_author on posts (community_id, author_id, posted_at);
create index posts_by_topic on posts (community_id, topic_id, posted_at, id);
create index posts_by_reply on posts (community_id, reply_to_id) where reply_to_id is not null;
create index posts_by_terms on posts using gin (community_id, terms);
