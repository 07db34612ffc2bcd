-- Until when a member may read and not write; whether that is over tells the clock alone. Whoever was removed has the
-- state `removed`, and `left_at` says when.
alter table memberships add column paused_until timestamptz;
