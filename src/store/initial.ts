import { keymapOf } from '#domain/keys.ts';
import type { Past } from '#domain/past.ts';
import type { Reading } from '#domain/reading.ts';
import { type ScoreLimits, scoreOf } from '#domain/score.ts';
import type { Incident } from '#services/ports/state.ts';

import type { AppState, Session } from './state.ts';

/** What the store begins with: how the program was started, and what the last one knew. */
export interface StoreSetup {
  readonly session: Session;
  readonly now: number;
  /** Latest known readings; shown with their age until fresh ones arrive. */
  readonly readings: readonly Reading[];
  readonly incidents: readonly Incident[];
  /** What history says of the last day, by check id. */
  readonly past?: Readonly<Record<string, Past>> | undefined;
  /** See {@link AppState.days}. */
  readonly days?: AppState['days'] | undefined;
  readonly customKeys: Readonly<Record<string, string>>;
  readonly notices: readonly string[];
}

/** The state before the first fresh reading. */
export function initialState(
  setup: StoreSetup,
  limits: ScoreLimits,
  seen: ReadonlyMap<string, number> = new Map(),
): AppState {
  return {
    session: setup.session,
    now: setup.now,
    readings: Object.fromEntries(setup.readings.map((reading) => [reading.id, reading])),
    trends: {},
    seen,
    past: setup.past ?? {},
    score: scoreOf(setup.readings, limits),
    days: setup.days ?? [],
    incidents: setup.incidents,
    checklists: {},
    checklistShown: 'daily',
    checklistSeen: null,
    activity: [],
    runs: {},
    later: new Set(),
    knowledge: null,
    credentials: null,
    views: [{ type: 'place', place: 'home' }],
    overlay: null,
    toasts: [],
    ran: [],
    undoables: [],
    selected: {},
    marked: new Set(),
    filter: { text: '', editing: false },
    filters: [],
    chosen: [],
    sort: {},
    zoomed: null,
    paused: false,
    held: null,
    mouse: true,
    keymap: keymapOf(setup.customKeys),
    customKeys: setup.customKeys,
    notices: setup.notices,
    warmingUp: true,
  };
}
