import { commands } from '#cli/registry.ts';
import { RAW_KEPT_MS } from '#domain/history/tiers.ts';
import { quickEntries } from '#domain/quick/entries.ts';
import type { Watch } from '#screens/frame/watch.ts';
import { kinds } from '#services/checks/registry.ts';
import type { World } from '#services/ports/world.ts';
import type { AppStore } from '#store/store.ts';

import type { Running } from '../running.ts';
import { refusable } from '../runs/refusable.ts';
import { silencesOf } from '../runs/silences.ts';
import { accountsOf } from './accounts.ts';
import { adderFor } from './adder.ts';
import type { ChecklistKeeper } from './checklist.ts';
import { factsOf } from './facts.ts';
import { firstRunFor } from './first-run.ts';
import { editorFor, openOutside, runInForeground, stopSelf } from './foreground.ts';
import { projectFactsOf } from './project-facts.ts';
import type { Runs } from './runs.ts';

interface WatchParts {
  readonly world: World;
  readonly store: AppStore;
  readonly running: Running;
  readonly runs: Runs;
  readonly checklist: ChecklistKeeper;
  /** Reads the configuration again; settles when it was taken over or refused. */
  readonly reload: () => Promise<void>;
  readonly readOnly: boolean;
  readonly demo: boolean;
}

const HOUR_MS = 3_600_000;
const INVENTORY_MS = 20_000;

/** What the screens may ask for, done by the monitor, the state and the terminal. */
export function makeWatch({
  world,
  store,
  running,
  runs,
  checklist,
  reload,
  readOnly,
  demo,
}: WatchParts): Omit<Watch, 'quit'> {
  const { acts } = store;
  const silences = silencesOf(world, store);
  const titleOf = (id: string): string => store.getState().readings[id]?.title ?? id;
  const pauseUntil = (id: string, until: number | null) => {
    world.state.pause(id, until);
    void running.monitor?.runNow(id);
  };
  return {
    runNow: (id) => void lookNow(id, running, store),
    silence: refusable(store, (id: string) =>
      silences.put(id, silences.until(id) === null ? world.clock.now() + HOUR_MS : null, titleOf(id)),
    ),
    silencedUntil: silences.until,
    pauseCheck: refusable(store, (id: string) => {
      const before = world.state.pauses()[id] ?? null;
      const paused = (before ?? 0) > world.clock.now();
      pauseUntil(id, paused ? null : world.clock.now() + HOUR_MS);
      acts.did(paused ? `${titleOf(id)} is checked again.` : `${titleOf(id)} is paused for an hour.`, () =>
        pauseUntil(id, before),
      );
    }),
    togglePause() {
      const paused = !store.getState().paused;
      if (paused) running.monitor?.pause();
      else running.monitor?.resume();
      acts.set({ paused });
    },
    acknowledge: refusable(store, (id: string) => {
      const now = world.clock.now();
      const incident = store.getState().incidents.find((candidate) => candidate.id === id);
      const set = (at: number | null) => {
        world.state.acknowledge(id, at, world.system.facts().user);
        acts.set({ incidents: world.state.incidents(now - HOUR_MS) });
      };
      const before = incident?.acknowledgedAt ?? null;
      set(before === null ? now : null);
      const title = incident?.title ?? id;
      acts.did(before === null ? `${title} is acknowledged.` : `${title} is not acknowledged any more.`, () =>
        set(before),
      );
    }),
    looks: (id, most) => Promise.resolve(world.state.history(id, world.clock.now() - RAW_KEPT_MS, most)),
    account: accountsOf(world, store, running),
    about: (id) => factsOf(id, running.instances, kinds, new Set(running.config.checks.map((instance) => instance.id))),
    inventory: () => world.inventory.read(AbortSignal.timeout(INVENTORY_MS)),
    projectFacts: (id) =>
      projectFactsOf(
        world,
        running.instances.find((instance) => instance.id === id),
      ),
    firstRun: demo ? null : firstRunFor(world, running, readOnly, reload),
    adder: readOnly || world.environment.home === null ? null : adderFor(world, running, reload),
    now: () => world.clock.now(),
    runs: runs.desk,
    push: runs.push,
    diagnose: runs.diagnose,
    backups: runs.backups,
    credentials: runs.credentials,
    processes: runs.processes,
    services: runs.services,
    emergency: runs.emergency,
    quickCommands: () => quickEntries(running.config.commands),
    checklist: () => Promise.resolve(checklist.desk()),
    incidents: runs.incidents,
    learnings: runs.learnings,
    logs: runs.logs,
    reload: () => void reload(),
    setRefresh: (ms) => running.setRefresh(ms),
    commandLines: commands.flatMap(({ examples, summary }) =>
      examples.map((example) => ({ line: `cpm-console ${example}`, about: summary })),
    ),
    stop: stopSelf,
    foreground: runInForeground,
    editor: (path, line) => editorFor(process.env, path, line),
    outside: (target) => openOutside(target, (message) => acts.toast(message, 'error')),
  };
}

async function lookNow(id: string, running: Running, store: AppStore): Promise<void> {
  const reading = await running.monitor?.runNow(id);
  if (reading !== undefined) store.acts.toast(`${reading.title}: ${reading.summary}`);
}
