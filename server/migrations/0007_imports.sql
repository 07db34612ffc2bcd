-- talk: topics keep what a list of them shows, and know the chat or topic of the archive they came from. Two of one
-- title are two topics.
alter table topics drop constraint topics_of_carrier;
alter table topics add column external_id text;
alter table topics add column posts integer not null default 0;
alter table topics add column last_post_at timestamptz not null default 'epoch';
alter table topics add constraint topics_external unique (community_id, carrier_id, external_id);
create index topics_by_last_post on topics (community_id, last_post_at, id);

-- Who thanked for what, so that nobody thanks twice.
create table post_thanks (
  community_id uuid not null,
  post_id uuid not null,
  member_id uuid not null,
  constraint post_thanks_pkey primary key (community_id, post_id, member_id)
);

-- imports

-- One archive brought in: what it is, on whose word, how far it is. It stays when what it added is undone.
create table imports (
  community_id uuid not null,
  id uuid not null,
  carrier_id uuid not null,
  makes_carrier boolean not null,
  -- Where the file is kept until it is read; null when it lies outside the instance, or is gone.
  file_key text,
  file_name text not null,
  file_bytes bigint not null,
  formats text[] not null,
  format text,
  time_zone text,
  confirmed_by uuid,
  confirmed_at timestamptz not null,
  purpose text not null,
  retention text not null,
  state text not null,
  failure text,
  failures integer not null,
  -- Messages of the archive that are in, in the order of reading: where it goes on after a crash.
  position bigint not null,
  -- Where linking is: the topic, and in it the time and id of the last post looked at.
  linked_topic uuid,
  linked_at timestamptz,
  linked_id uuid,
  share real,
  counts jsonb not null,
  loss jsonb,
  stage_began_at timestamptz,
  ended_at timestamptz,
  constraint imports_pkey primary key (community_id, id),
  constraint imports_carrier foreign key (community_id, carrier_id) references carriers (community_id, id)
);

-- Answers whose post was read before the one they answer, until that is read too.
create table import_open_replies (
  community_id uuid not null,
  import_id uuid not null,
  post_id uuid not null,
  answered text not null,
  constraint import_open_replies_pkey primary key (community_id, import_id, post_id)
);

-- Joins and leaves an archive tells of, which are acts and no posts: each comes in once.
create table import_events (
  community_id uuid not null,
  carrier_id uuid not null,
  external_id text not null,
  import_id uuid not null,
  constraint import_events_pkey primary key (community_id, carrier_id, external_id)
);

-- Who an archive itself marks as a program.
create table import_bots (
  community_id uuid not null,
  member_id uuid not null,
  import_id uuid not null,
  constraint import_bots_pkey primary key (community_id, member_id)
);
