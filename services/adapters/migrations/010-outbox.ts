import { defineMigration } from '#services/adapters/state/migration.ts';

/** What is to be told and what was; `outbox_name` keeps keys of this file apart from those of another one. */
export default defineMigration(
  10,
  `
  create table outbox (
    channel text not null,
    event integer not null,
    happened_at integer not null,
    content text not null,
    batch integer,
    attempts integer not null,
    next_at integer,
    sent_at integer,
    error text,
    primary key (channel, event)
  ) strict, without rowid;
  create index outbox_waiting on outbox (channel, event) where next_at is not null;
  create index outbox_sent on outbox (channel, sent_at) where sent_at is not null;
  create table outbox_cursor (channel text not null primary key, event integer not null) strict, without rowid;
  create table outbox_name (name text not null) strict;
  insert into outbox_name values (lower(hex(randomblob(8))));
  `,
);
