import type { DailyScore } from '#services/ports/state.ts';

import { PROJECTS } from './projects.ts';
import { DAY, START } from './times.ts';
import { chance } from './wave.ts';

const DAYS = 90;

/** What the last ninety days and today so far are said to have been like: each project's daily scores, '' for the whole machine. */
export function* pastDays(seed: number): Generator<readonly [project: string, score: DailyScore]> {
  for (const project of ['', ...PROJECTS.map(({ id }) => id)])
    for (let ago = DAYS; ago >= 0; ago--) {
      const day = new Date(START - ago * DAY).toISOString().slice(0, 10);
      const bad = chance(seed, `${project} ${day}`) > 0.9;
      const mean = bad
        ? 60 + Math.floor(30 * chance(seed, `mean ${project} ${day}`))
        : 96 + Math.floor(5 * chance(seed, day));
      yield [project, { day, mean: Math.min(100, mean), low: bad ? mean - 20 : mean - 6 }];
    }
}
