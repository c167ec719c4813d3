import { defineMigration } from '#services/adapters/state/migration.ts';

/** Numbers of incidents are never used again, so that a name like i-17 always means the same one. */
export default defineMigration(
  3,
  `
  create table incident (
    id integer primary key autoincrement,
    check_id text not null,
    title text not null,
    summary text not null,
    opened_at integer not null,
    closed_at integer,
    acknowledged_at integer
  ) strict;
  create unique index incident_open on incident (check_id) where closed_at is null;
  create index incident_opened on incident (opened_at);
  `,
);
