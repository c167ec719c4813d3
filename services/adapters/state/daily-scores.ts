import type { DatabaseSync } from 'node:sqlite';

import type { DailyScore } from '#services/ports/state.ts';

export class DailyScoresTable {
  readonly #add;
  readonly #since;
  readonly #prune;

  constructor(db: DatabaseSync) {
    this.#add = db.prepare(
      `insert into daily_score values (?, ?, ?, 1, ?) on conflict (project, day) do update
       set total = total + excluded.total, count = count + 1, low = min(low, excluded.low)`,
    );
    this.#since = db.prepare(
      'select day, total / count as mean, low from daily_score where project = ? and day >= ? order by day',
    );
    this.#prune = db.prepare('delete from daily_score where day < ?');
  }

  add(project: string, day: string, score: number): void {
    this.#add.run(project, day, score, score);
  }

  since(project: string, day: string): DailyScore[] {
    const rows = this.#since.all(project, day);
    return rows.map((row) => ({ day: String(row['day']), mean: Number(row['mean']), low: Number(row['low']) }));
  }

  prune(beforeDay: string): void {
    this.#prune.run(beforeDay);
  }
}
