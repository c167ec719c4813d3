import { dayAfter, periodOf } from '#domain/checklist/days.ts';
import type { Status } from '#domain/status.ts';
import type { ChecklistRow, ChecklistState } from '#services/ports/checklist-state.ts';

import { DAY, HOUR, START } from './times.ts';
import { chance } from './wave.ts';

const DAYS = 13;
/** What each item of the daily list usually says, and how often it says something else. */
const USUAL: readonly (readonly [item: string, value: number | null, summary: string, otherwise: number])[] = [
  ['system-health', 94, '94, healthy above 85', 0.06],
  ['services', 11, '11 of 11 running', 0.12],
  ['memory-service', null, 'mem0, 3 connections', 0.04],
  ['disk', 84, '/data 84 %, fullest of 2', 0.1],
  ['logs', 4, '4 errors in 24 h, 10 allowed', 0.08],
  ['certificates', 71, 'Shop front 71 d left', 0],
  ['unsaved-work', 1, 'billing 2 files not committed', 0.5],
  ['tokens', 20, 'GitHub ends in 20 d', 0],
  ['incidents', 0, 'none open', 0.15],
];

/** The daily lists of the last two weeks as they are said to have been: ana signed those of working days. */
export function pastChecklists(state: ChecklistState, seed: number): void {
  const today = periodOf('daily', START);
  for (let ago = DAYS; ago > 0; ago--) {
    const day = dayAfter(today, -ago);
    const at = START - ago * DAY;
    if (isWeekend(at)) continue;
    state.keep(
      'daily',
      day,
      at,
      USUAL.map((usual) => rowOf(usual, day, seed)),
    );
    state.sign('daily', day, { by: 'ana', at: at + HOUR, note: '' });
  }
}

function rowOf([item, value, summary, otherwise]: (typeof USUAL)[number], day: string, seed: number): ChecklistRow {
  const status: Status = chance(seed, `${item} ${day}`) < otherwise ? 'warning' : 'ok';
  return { item, status, value, summary: status === 'ok' ? summary : 'needed a look', accepted: false };
}

const isWeekend = (at: number): boolean => [0, 6].includes(new Date(at).getDay());
