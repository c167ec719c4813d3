import { defineMigration } from '#services/adapters/state/migration.ts';

/** Lists of the past, what was accepted and answered, who signed. A day is the first one of what its list is for. */
export default defineMigration(
  6,
  `
  create table checklist_row (
    list text not null,
    day text not null,
    item text not null,
    position integer not null,
    at integer not null,
    status text not null,
    value real,
    summary text not null,
    accepted integer not null,
    primary key (list, day, item)
  ) strict, without rowid;

  create table checklist_acceptance (
    list text not null,
    item text not null,
    by text not null,
    until integer not null,
    note text not null,
    primary key (list, item)
  ) strict, without rowid;

  create table checklist_answer (
    list text not null,
    day text not null,
    item text not null,
    yes integer not null,
    by text not null,
    at integer not null,
    primary key (list, day, item)
  ) strict, without rowid;

  create table checklist_sign (
    list text not null,
    day text not null,
    by text not null,
    at integer not null,
    note text not null,
    primary key (list, day)
  ) strict, without rowid;
  `,
);
