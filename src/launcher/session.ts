import type { Watch } from '#screens/frame/watch.ts';
import { kinds } from '#services/checks/registry.ts';
import { startSharedMonitor } from '#services/monitor/shared.ts';
import type { World } from '#services/ports/world.ts';
import { type AppStore, createAppStore } from '#store/store.ts';

import type { Globals } from './arguments.ts';
import { findInstances } from './instances.ts';
import type { Terminal } from './terminal.ts';
import { VERSION } from './version.ts';
import { worldFor } from './world.ts';

interface SessionOptions {
  readonly globals: Globals;
  readonly place: string;
  readonly terminal: Terminal;
}

/** The running program behind the screens. */
export interface OpenSession {
  readonly store: AppStore;
  readonly watch: Omit<Watch, 'quit'>;
  readonly theme: string;
  readonly close: () => Promise<void>;
}

const HOUR_MS = 3_600_000;

/** Puts world, configuration, store and monitor together; the first readings are on their way when it resolves. */
export async function openSession({ globals, place, terminal }: SessionOptions): Promise<OpenSession> {
  const { world, config } = await worldFor(globals);
  const finding = await findInstances(world, config, kinds);
  const facts = world.system.facts();
  const store = createAppStore(
    {
      session: {
        user: facts.user,
        host: facts.hostname,
        environment: config.environment,
        readOnly: globals.readOnly,
        demo: globals.demo,
        ascii: globals.ascii,
        screenReader: globals.screenReader,
        color: terminal.color,
        theme: config.theme,
        version: VERSION,
        source: config.source,
      },
      now: world.clock.now(),
      readings: world.state.readings(),
      incidents: world.state.incidents(0),
      customKeys: config.keys,
      notices: world.state.notice === null ? [] : [world.state.notice],
    },
    () => config.health,
  );
  store.acts.go(place);
  const monitor = startSharedMonitor({
    world,
    kinds,
    instances: finding.first,
    onReadings(batch) {
      const now = world.clock.now();
      store.acts.received(batch, world.state.incidents(now - HOUR_MS), now);
    },
  });
  const ended = new AbortController();
  const takeUp = async () => {
    const instances = await finding.all(ended.signal);
    if (ended.signal.aborted) return;
    const ids = instances.map(({ id }) => id);
    monitor.update(instances);
    store.acts.retained(new Set(ids));
    world.state.retain(ids);
  };
  const found = takeUp();
  return {
    store,
    theme: config.theme,
    watch: {
      runNow: (id) => void lookNow(id, (check) => monitor.runNow(check), store),
      silence: (id) => silence(id, world, store, (check) => monitor.runNow(check)),
      togglePause() {
        const paused = !store.getState().paused;
        if (paused) monitor.pause();
        else monitor.resume();
        store.acts.set({ paused });
      },
      copy: () => undefined,
    },
    async close() {
      ended.abort();
      await Promise.all([monitor.stop(), found]);
      world.state.close();
    },
  };
}

async function lookNow(id: string, run: (id: string) => Promise<unknown>, store: AppStore): Promise<void> {
  await run(id);
  const reading = store.getState().readings[id];
  if (reading !== undefined) store.acts.toast(`${reading.title}: ${reading.summary}`);
}

function silence(id: string, world: World, store: AppStore, run: (id: string) => Promise<unknown>): void {
  const paused = (world.state.pauses()[id] ?? 0) > world.clock.now();
  world.state.pause(id, paused ? null : world.clock.now() + HOUR_MS);
  store.acts.toast(paused ? 'The check runs again.' : 'Paused for an hour. s takes it back.');
  void run(id);
}
