import type { Watch } from '#screens/frame/watch.ts';
import type { Monitor } from '#services/monitor/monitor.ts';
import type { World } from '#services/ports/world.ts';
import type { AppStore } from '#store/store.ts';

import { copyToTerminal } from './copy.ts';
import { editorFor, openOutside, runInForeground, stopSelf } from './foreground.ts';

interface WatchParts {
  readonly world: World;
  readonly store: AppStore;
  readonly monitor: Monitor;
}

const HOUR_MS = 3_600_000;

/** What the screens may ask for, done by the monitor, the state and the terminal. */
export function makeWatch({ world, store, monitor }: WatchParts): Omit<Watch, 'quit'> {
  const { acts } = store;
  const pauseUntil = (id: string, until: number | null) => {
    world.state.pause(id, until);
    void monitor.runNow(id);
  };
  return {
    runNow: (id) => void lookNow(id, monitor, store),
    silence(id) {
      const title = store.getState().readings[id]?.title ?? id;
      const before = world.state.pauses()[id] ?? null;
      const silenced = (before ?? 0) > world.clock.now();
      pauseUntil(id, silenced ? null : world.clock.now() + HOUR_MS);
      acts.did(silenced ? `${title} is checked again.` : `${title} is silenced for an hour.`, () =>
        pauseUntil(id, before),
      );
    },
    togglePause() {
      const paused = !store.getState().paused;
      if (paused) monitor.pause();
      else monitor.resume();
      acts.set({ paused });
    },
    acknowledge(id) {
      const now = world.clock.now();
      const incident = store.getState().incidents.find((candidate) => candidate.id === id);
      const set = (at: number | null) => {
        world.state.acknowledge(id, at);
        acts.set({ incidents: world.state.incidents(now - HOUR_MS) });
      };
      const before = incident?.acknowledgedAt ?? null;
      set(before === null ? now : null);
      const title = incident?.title ?? id;
      acts.did(before === null ? `${title} is acknowledged.` : `${title} is not acknowledged any more.`, () =>
        set(before),
      );
    },
    copy: (text) =>
      copyToTerminal(text, (sequence) => process.stdout.write(sequence), process.env['TMUX'] !== undefined),
    stop: stopSelf,
    foreground: runInForeground,
    editor: (path, line) => editorFor(process.env, path, line),
    outside: (target) => openOutside(target, (message) => acts.toast(message, 'error')),
  };
}

async function lookNow(id: string, monitor: Monitor, store: AppStore): Promise<void> {
  const reading = await monitor.runNow(id);
  if (reading !== undefined) store.acts.toast(`${reading.title}: ${reading.summary}`);
}
