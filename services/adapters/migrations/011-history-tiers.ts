import { defineMigration } from '#services/adapters/state/migration.ts';

const COLUMNS = `(
    series integer not null,
    minute integer not null,
    n integer not null,
    sum real not null,
    min real,
    max real,
    last real,
    up_ms integer not null,
    warning_ms integer not null,
    down_ms integer not null,
    gap_ms integer not null,
    sketch blob,
    primary key (series, minute)
  ) strict, without rowid;`;

/**
 * Looks summed up by the minute, by 15 minutes and by the hour; `minute` is the start in minutes since the epoch. A sketch that
 * follows from the other columns is null. `hold_ms` is how long a look of the series stands when none follows.
 */
export default defineMigration(
  11,
  `
  alter table series add column hold_ms integer not null default 60000;
  create table r60 ${COLUMNS}
  create table r900 ${COLUMNS}
  create table r3600 ${COLUMNS}
  `,
);
