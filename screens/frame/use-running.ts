import { lasting } from '#domain/format.ts';
import { durationOf, nameOfRun, standingOf } from '#domain/procedure/standing.ts';
import { workingRuns } from '#screens/runs/waiting.ts';
import { whereOf } from '#screens/runs/where.ts';
import { useApp } from '#store/react.tsx';

import { useNow } from './use-now.ts';

/** What is at work, for the first line: the run that asks, else the newest; empty when nothing is. */
export function useRunning(): string {
  const runs = useApp((state) => state.runs);
  const [first, ...others] = workingRuns({ runs });
  const now = useNow(first !== undefined);
  if (first === undefined) return '';
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  if (standingOf(first) === 'asking') return `${nameOfRun(first.state)} asks${more}`;
  const took = lasting(Math.max(1000, durationOf(first.state, now) ?? 0));
  return `${nameOfRun(first.state)} ${whereOf(first.state)} ${took}${more}`;
}
