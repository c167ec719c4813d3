import { defineMigration } from '#services/adapters/state/migration.ts';

/** Pushes that were through; made again from the journals when the file is lost. */
export default defineMigration(
  7,
  `
  create table release (
    project text not null,
    version text not null,
    "commit" text not null,
    tag text,
    at integer not null,
    run text not null primary key
  ) strict, without rowid;
  create index release_of on release (project, at);
  `,
);
