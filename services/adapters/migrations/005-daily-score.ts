import { defineMigration } from '#services/adapters/state/migration.ts';

/** Score of a project per UTC day, 0 to 100: mean is total / count. The whole machine is the project ''. */
export default defineMigration(
  5,
  `
  create table daily_score (
    project text not null,
    day text not null,
    total real not null,
    count integer not null,
    low real not null,
    primary key (project, day)
  ) strict, without rowid;
  `,
);
