import type { DatabaseSync } from 'node:sqlite';

import type { Release } from '#domain/recovery/release.ts';

export class ReleasesTable {
  readonly #add;
  readonly #of;

  constructor(db: DatabaseSync) {
    this.#add = db.prepare('insert or ignore into release values (?, ?, ?, ?, ?, ?)');
    this.#of = db.prepare('select * from release where project = ? order by at desc');
  }

  add({ project, version, commit, tag, at, run }: Release): void {
    this.#add.run(project, version, commit, tag, at, run);
  }

  of(project: string): Release[] {
    return this.#of.all(project).map((row) => ({
      project: String(row['project']),
      version: String(row['version']),
      commit: String(row['commit']),
      tag: row['tag'] === null ? null : String(row['tag']),
      at: Number(row['at']),
      run: String(row['run']),
    }));
  }
}
