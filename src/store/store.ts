import { createStore, type StoreApi } from 'zustand/vanilla';

import { asks, type Confirmation } from '#domain/confirm.ts';
import { keysOf } from '#domain/keys.ts';
import type { Reading } from '#domain/reading.ts';
import { type ScoreLimits, scoreOf } from '#domain/score.ts';
import type { Incident } from '#services/ports/state.ts';

import { initialState, type StoreSetup } from './initial.ts';
import { mergeReadings } from './merge.ts';
import type { AppState, Happening, Overlay, Ran, View } from './state.ts';
import { viewKey } from './views.ts';

const MOST_ACTIVITY = 200;
const MOST_TOASTS = 3;
const MOST_RAN = 500;
const MOST_CHOSEN = 50;
const MOST_UNDOABLE = 50;

/** What the screens may ask for. Each changes the state at most once, so one wish is one frame. */
export interface Acts {
  /** New readings of one tick; readings whose shown content is unchanged cause no frame. */
  readonly received: (batch: readonly Reading[], incidents: readonly Incident[], at: number) => void;
  /** Forgets checks that are gone. */
  readonly retained: (ids: ReadonlySet<string>) => void;
  readonly go: (place: string) => void;
  readonly push: (view: View) => void;
  readonly pop: () => void;
  readonly show: (overlay: Overlay | null) => void;
  readonly select: (row: string) => void;
  readonly toggleMark: (row: string) => void;
  readonly setFilter: (text: string, editing: boolean) => void;
  /** Remembers a choice of the palette. */
  readonly chose: (id: string) => void;
  /** Does it, after asking as much as its tier wants. */
  readonly ask: (ask: Confirmation) => void;
  readonly nextSort: (count: number) => void;
  readonly zoom: (panel: string | null) => void;
  readonly toast: (text: string, tone?: 'info' | 'error') => number;
  readonly dismiss: (id: number) => void;
  /** Tells what was done and remembers how to take it back. */
  readonly did: (text: string, undo: () => void) => void;
  /** Takes the last undoable act back; says so when there is none. */
  readonly undo: () => void;
  /** A command ran; `command` and `note` are already redacted. */
  readonly ran: (entry: Omit<Ran, 'id'>) => void;
  readonly happened: (happening: Happening) => void;
  readonly set: (change: Partial<AppState>) => void;
}

export interface AppStore extends StoreApi<AppState> {
  readonly acts: Acts;
}

/** The one store of the running console; screens read it, acts and the monitor write it. */
export function createAppStore(setup: StoreSetup, limits: () => ScoreLimits): AppStore {
  const seen = new Map(setup.readings.map((reading) => [reading.id, reading.takenAt]));
  const store = createStore<AppState>(() => initialState(setup, limits(), seen));
  const { getState: get, setState: set } = store;
  let toasts = 0;
  let commands = 0;
  const acts: Acts = {
    received(batch, incidents, at) {
      for (const { id, takenAt } of batch) seen.set(id, takenAt);
      const change = mergeReadings(get(), batch, incidents, at);
      if (change === null) return;
      const readings = change.readings ?? get().readings;
      set({ ...change, score: scoreOf(scoreItems(readings, at), limits()) });
    },
    retained(ids) {
      const readings = Object.fromEntries(Object.entries(get().readings).filter(([id]) => ids.has(id)));
      if (Object.keys(readings).length === Object.keys(get().readings).length) return;
      set({ readings, score: scoreOf(scoreItems(readings, get().now), limits()) });
    },
    go: (place) => set({ views: [{ type: 'place', place }], overlay: null, filter: NO_FILTER, zoomed: null }),
    push: (view) => set({ views: [...get().views, view], overlay: null, filter: NO_FILTER, zoomed: null }),
    pop() {
      if (get().views.length > 1) set({ views: get().views.slice(0, -1), filter: NO_FILTER, zoomed: null });
    },
    show: (overlay) => set({ overlay }),
    select: (row) => set({ selected: { ...get().selected, [viewKey(get().views)]: row } }),
    toggleMark(row) {
      const marked = new Set(get().marked);
      if (!marked.delete(row)) marked.add(row);
      set({ marked });
    },
    setFilter: (text, editing) => set({ filter: { text, editing } }),
    chose: (id) => set({ chosen: [id, ...get().chosen.filter((other) => other !== id)].slice(0, MOST_CHOSEN) }),
    ask(ask) {
      if (asks(ask.tier)) set({ overlay: { type: 'confirm', ask } });
      else ask.run();
    },
    nextSort(count) {
      const key = viewKey(get().views);
      set({ sort: { ...get().sort, [key]: ((get().sort[key] ?? 0) + 1) % count } });
    },
    zoom: (zoomed) => set({ zoomed }),
    toast(text, tone = 'info') {
      const toast = { id: ++toasts, tone, text };
      const activity = tone === 'error' ? [{ at: get().now, tone, text }, ...get().activity] : get().activity;
      set({ toasts: [...get().toasts, toast].slice(-MOST_TOASTS), activity: activity.slice(0, MOST_ACTIVITY) });
      return toast.id;
    },
    dismiss: (id) => set({ toasts: get().toasts.filter((toast) => toast.id !== id) }),
    did(text, undo) {
      set({ undoables: [...get().undoables, { text, undo }].slice(-MOST_UNDOABLE) });
      acts.toast(`${text}. ${keysOf('undo', get().customKeys)[0] ?? 'Undo'} takes it back.`);
    },
    undo() {
      const last = get().undoables.at(-1);
      if (last === undefined) return;
      set({ undoables: get().undoables.slice(0, -1) });
      last.undo();
      acts.toast(`Taken back: ${last.text}.`);
    },
    ran: (entry) => set({ ran: [...get().ran, { id: ++commands, ...entry }].slice(-MOST_RAN) }),
    happened: (happening) => set({ activity: [happening, ...get().activity].slice(0, MOST_ACTIVITY) }),
    set: (change) => set(change),
  };
  return Object.assign(store, { acts });
}

const NO_FILTER = { text: '', editing: false };

/** Readings as the score counts them: a paused check counts for nothing. */
export function scoreItems(readings: Readonly<Record<string, Reading>>, now: number) {
  return Object.values(readings).map((reading) => ({
    ...reading,
    excluded: (reading.pausedUntil ?? 0) > now || reading.data?.['excluded'] === true,
  }));
}
