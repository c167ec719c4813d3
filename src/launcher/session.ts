import { setImmediate as turn } from 'node:timers/promises';

import { THEMES } from '#components/themes.ts';
import type { Config } from '#config/config.ts';
import { watchConfig } from '#config/watch.ts';
import { fullMessageOf, messageOf } from '#domain/errors.ts';
import type { Watch } from '#screens/frame/watch.ts';
import type { World } from '#services/ports/world.ts';
import { type AppStore, createAppStore } from '#store/store.ts';

import type { Globals } from './arguments.ts';
import { type Colors, colorsFor } from './colors.ts';
import { Running } from './running.ts';
import { settleBeside } from './settle-trail.ts';
import { setupOf } from './store-setup.ts';
import type { Terminal } from './terminal.ts';
import { ChecklistKeeper } from './watch/checklist.ts';
import { type Runs, runsFor } from './watch/runs.ts';
import { makeWatch } from './watch/watch.ts';
import { worldFor } from './world.ts';

/** A disk that has space now may have none when it is needed. */
const RESERVE_AFTER_MS = 10_000;
/** So long a person who leaves waits for a keychain; what is not sealed then is the next time. */
const LEAVE_MS = 50;

interface SessionOptions {
  readonly globals: Globals;
  readonly place: string;
  readonly terminal: Terminal;
}

/** The running program behind the screens. */
export interface OpenSession {
  /** For what knows which values must not be drawn. */
  readonly world: Pick<World, 'environment' | 'secrets'>;
  readonly store: AppStore;
  readonly watch: Omit<Watch, 'quit'>;
  readonly runs: Runs;
  readonly colors: Colors;
  /** Resolves when what this machine told meanwhile is in the store, so that the first frame is drawn with it. */
  readonly settle: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Puts world, configuration, store and monitor together; the first readings are on their way when it resolves. */
export async function openSession({ globals, place, terminal }: SessionOptions): Promise<OpenSession> {
  const late: { store?: AppStore; running?: Running } = {};
  const chosen = await worldFor(globals, { tell: (ran) => late.store?.acts.ran(ran) });
  const { world, config, load } = chosen;
  // The first look can already show a rate.
  world.system.baseline?.();
  const store = createAppStore(setupOf(chosen, globals, terminal), () => late.running?.config.health ?? config.health);
  late.store = store;
  // Emergency is no place: it lies over the one a person was in.
  store.acts.go(place === 'emergency' ? 'home' : place);
  if (place === 'emergency') store.acts.push({ type: 'emergency', about: null, part: 'choices' });
  const colors = colorsFor(world.environment.home, THEMES.dark);
  const paint = async (next: Config) => {
    for (const problem of await colors.adopt(next)) store.acts.toast(problem, 'error');
  };
  await paint(config);
  const running = new Running(world, config, store);
  late.running = running;
  await running.start();
  // Not while the first frame is made.
  world.clock.after(RESERVE_AFTER_MS, () => world.journals.reserve?.());
  const runs = runsFor(world, store, () => running.config, globals.demo);
  const checklist = new ChecklistKeeper({ world, store, running, demo: globals.demo });
  checklist.follow();
  const adopt = async (next: Config) => {
    await Promise.all([running.adopt(next), paint(next)]).then(
      () => store.acts.toast('The configuration was read again.'),
      (error: unknown) => store.acts.toast(messageOf(error), 'error'),
    );
  };
  const broken = (error: unknown) => {
    store.acts.toast(`The old configuration goes on: ${fullMessageOf(error)}`, 'error');
  };
  const unfollow = watchConfig({
    store: world.configStore,
    clock: world.clock,
    config,
    load,
    onConfig: (next) => void adopt(next),
    onError: broken,
  });
  return {
    world,
    store,
    colors,
    watch: makeWatch({
      world,
      store,
      running,
      runs,
      checklist,
      reload: () => load().then(adopt, broken),
      readOnly: globals.readOnly,
      demo: globals.demo,
    }),
    runs,
    async settle() {
      await turn();
      running.monitor?.deliver();
    },
    async close() {
      unfollow();
      checklist.stop();
      await settleBeside(world.audit, Promise.all([running.stop(), untilStill(runs)]), LEAVE_MS);
      // A store that does not answer would hold the program until its deadline.
      world.keychains.main.close();
      world.state.close();
    },
  };
}

const LONGEST_MS = 2 ** 31 - 1;

/** A step that writes is finished first; nothing else keeps the process alive meanwhile. */
async function untilStill(runs: Runs): Promise<void> {
  const busy = runs.busy();
  if (busy.length === 0) return runs.hangUp();
  process.stderr.write(`Waiting for the step of ${busy.join(', ')} to end. ctrl-c leaves now; it can be resumed.\n`);
  const hold = setInterval(() => undefined, LONGEST_MS);
  try {
    await runs.hangUp();
  } finally {
    clearInterval(hold);
  }
}
