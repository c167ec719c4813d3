import { checklistOf } from '#domain/checklist/assemble.ts';
import type { Checklist, ListName } from '#domain/checklist/checklist.ts';
import { dayAfter, periodOf } from '#domain/checklist/days.ts';
import type { ChecklistFacts } from '#domain/checklist/facts.ts';
import type { ChecklistSettings } from '#domain/checklist/settings.ts';
import { span } from '#domain/format.ts';
import { isOutOfCount, isStale, type Reading } from '#domain/reading.ts';
import { isPaused, scoreItems } from '#domain/score-items.ts';
import { type ScoreLimits, scoreOf } from '#domain/score.ts';

import { actionsDueOn } from './actions.ts';
import { clockKept } from './clock.ts';
import { growthOfDisks } from './growth.ts';
import { errorsOfTheDay, type LogPlaces } from './logs.ts';
import { logsThatAreOld } from './old-logs.ts';
import { outcomesOf } from './outcomes.ts';
import type { Remembering } from './remembered.ts';
import { prunableWorktrees } from './worktrees.ts';

/** A list that was not made for longer than this is not compared with. */
const BACK_DAYS = 62;

export interface ChecklistWish extends Remembering {
  readonly list: ListName;
  readonly settings: ChecklistSettings;
  readonly limits: ScoreLimits;
  /** The readings, looked at meanwhile. */
  readonly readings: Promise<readonly Reading[]>;
  readonly logs: LogPlaces;
  /** Working trees. */
  readonly projects: readonly string[];
}

/** A list, and what it was made of. */
export interface LookedList {
  readonly checklist: Checklist;
  readonly facts: ChecklistFacts;
}

/** Looks at everything a list needs, all at once, each within its deadline, and keeps how the items are. */
export async function lookAtList(wish: ChecklistWish): Promise<LookedList> {
  const { world, list, settings, limits, logs, projects } = wish;
  const { state, clock } = world;
  const day = periodOf(list, clock.now());
  const [readings, errors, old, trees, kept, growth, actions, outcomes] = await Promise.all([
    wish.readings,
    list === 'daily' ? errorsOfTheDay(wish, logs) : NOT_WANTED,
    list === 'weekly' ? logsThatAreOld(wish, logs, settings.thresholds.oldLogDays) : NOT_WANTED,
    list === 'weekly' ? prunableWorktrees(wish, projects) : NOT_WANTED,
    list === 'daily' ? clockKept(wish) : NOT_WANTED,
    list === 'daily' ? growthOfDisks(wish) : NOT_WANTED,
    list === 'daily' ? actionsDueOn(wish, day) : null,
    outcomesOf(wish, settings.own[list]),
  ]);
  const at = clock.now();
  const counted = readings.filter((reading) => !isPaused(reading, at));
  const past = state.checklist.days(list, dayAfter(day, -BACK_DAYS));
  const before = past.findLast((each) => each.day < day && each.rows.length > 0);
  const facts: ChecklistFacts = {
    list,
    at,
    day,
    settings,
    readings: counted.filter((reading) => !isOutOfCount(reading)).map((reading) => asOfNow(reading, at)),
    absent: counted.filter(isOutOfCount),
    score: scoreOf(scoreItems(readings, at), limits),
    incidents: state.incidents(at).filter(({ closedAt }) => closedAt === null),
    logs: errors,
    oldLogs: old,
    clock: kept,
    growth,
    worktrees: trees,
    actions,
    outcomes,
    answers: state.checklist.answers(list, day),
    acceptances: state.checklist.acceptances(list),
    signed: past.find((each) => each.day === day)?.signed ?? null,
    before:
      before === undefined
        ? null
        : { day: before.day, rows: Object.fromEntries(before.rows.map((row) => [row.item, row])) },
  };
  const checklist = checklistOf(facts);
  state.checklist.keep(
    list,
    day,
    at,
    checklist.items
      .filter(({ counts }) => counts)
      .map(({ id, status, value, summary, accepted }) => ({
        item: id,
        status,
        value,
        summary,
        accepted: accepted !== null,
      })),
  );
  return { checklist, facts };
}

const NOT_WANTED = { nothing: 'not looked at' } as const;

/** What was not looked at for too long says nothing of now. */
function asOfNow(reading: Reading, now: number): Reading {
  if (!isStale(reading, now)) return reading;
  const summary =
    reading.takenAt === 0 ? reading.summary : `last looked at ${span(Math.abs(now - reading.takenAt))} ago`;
  return { ...reading, status: 'unknown', summary };
}
