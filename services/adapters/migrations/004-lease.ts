import { defineMigration } from '#services/adapters/state/migration.ts';

/** At most one row: who runs the checks. A process is its number, its start and the boot of the machine it runs on. */
export default defineMigration(
  4,
  `
  create table lease (
    one integer primary key check (one = 1),
    pid integer not null,
    started text not null,
    boot text not null,
    host text not null,
    since integer not null,
    beat integer not null
  ) strict;
  `,
);
