import type { Watch } from '#screens/frame/watch.ts';
import { kinds } from '#services/checks/registry.ts';
import type { Monitor } from '#services/monitor/monitor.ts';
import { startSharedMonitor } from '#services/monitor/shared.ts';
import type { LeaseHolder } from '#services/ports/state.ts';
import { type AppStore, createAppStore } from '#store/store.ts';

import type { Globals } from './arguments.ts';
import { type Finding, findInstances } from './instances.ts';
import { atRefresh } from './refresh.ts';
import { setupOf } from './store-setup.ts';
import type { Terminal } from './terminal.ts';
import { makeWatch } from './watch/watch.ts';
import { type Chosen, worldFor } from './world.ts';

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

/** Closed incidents stay on Home this long. */
const RECENT_MS = 3_600_000;

/** Puts world, configuration, store and monitor together; the first readings are on their way when it resolves. */
export async function openSession({ globals, place, terminal }: SessionOptions): Promise<OpenSession> {
  let store: AppStore | null = null;
  const chosen = await worldFor(globals, (ran) => store?.acts.ran(ran));
  const { world, config } = chosen;
  const finding = await findInstances(world, config, kinds);
  const opened = createAppStore(setupOf(chosen, globals, terminal), () => config.health);
  store = opened;
  opened.acts.go(place);
  const monitor = startSharedMonitor({
    world,
    kinds,
    instances: atRefresh(finding.first, kinds, config.refreshMs),
    onReadings(batch) {
      const now = world.clock.now();
      opened.acts.received(batch, world.state.incidents(now - RECENT_MS), now);
    },
    onHolder: (holder) => opened.acts.set({ notices: noticesOf(chosen, holder) }),
  });
  const ended = new AbortController();
  const found = takeUp(finding, chosen, opened, monitor, ended.signal);
  return {
    store: opened,
    theme: config.theme,
    watch: makeWatch({ world, store: opened, monitor }),
    async close() {
      ended.abort();
      await Promise.all([monitor.stop(), found]);
      world.state.close();
    },
  };
}

/** Looks at everything anew behind the first frame, and forgets what is gone. */
async function takeUp(
  finding: Finding,
  { world, config }: Chosen,
  store: AppStore,
  monitor: Monitor,
  signal: AbortSignal,
) {
  const instances = await finding.all(signal);
  if (signal.aborted) return;
  const ids = instances.map(({ id }) => id);
  monitor.update(atRefresh(instances, kinds, config.refreshMs));
  store.acts.retained(new Set(ids));
  world.state.retain(ids);
}

function noticesOf({ world, config }: Chosen, holder: LeaseHolder | null): readonly string[] {
  return [
    ...(world.state.notice === null ? [] : [world.state.notice]),
    ...config.notices,
    ...(holder === null ? [] : [`Another console (pid ${holder.pid}) runs the checks; this one shows what it finds.`]),
  ];
}
