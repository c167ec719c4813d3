import { defineMigration } from '#services/adapters/state/migration.ts';

/** What is known of credentials, never a value; and failures in a row by credential and host. */
export default defineMigration(
  8,
  `
  create table credential (
    name text not null primary key,
    provider text not null,
    body text not null
  ) strict, without rowid;

  create table credential_lockout (
    name text not null,
    host text not null,
    failures integer not null,
    until integer,
    primary key (name, host)
  ) strict, without rowid;
  `,
);
