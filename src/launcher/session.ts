import { messageOf } from '#domain/errors.ts';
import type { Watch } from '#screens/frame/watch.ts';
import { type AppStore, createAppStore } from '#store/store.ts';

import type { Globals } from './arguments.ts';
import { watchConfig } from './config-watch.ts';
import { Running } from './running.ts';
import { setupOf } from './store-setup.ts';
import type { Terminal } from './terminal.ts';
import { makeWatch } from './watch/watch.ts';
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

/** Puts world, configuration, store and monitor together; the first readings are on their way when it resolves. */
export async function openSession({ globals, place, terminal }: SessionOptions): Promise<OpenSession> {
  const late: { store?: AppStore; running?: Running } = {};
  const chosen = await worldFor(globals, (ran) => late.store?.acts.ran(ran));
  const { world, config, load } = chosen;
  const store = createAppStore(setupOf(chosen, globals, terminal), () => late.running?.config.health ?? config.health);
  late.store = store;
  store.acts.go(place);
  const running = new Running(world, config, store);
  late.running = running;
  await running.start();
  const follow = watchConfig({
    world,
    config,
    load,
    changed(next) {
      running.adopt(next).then(
        () => store.acts.toast('The configuration was read again.'),
        (error: unknown) => store.acts.toast(messageOf(error), 'error'),
      );
    },
    broken: (reason) => store.acts.toast(`The old configuration goes on: ${reason}`, 'error'),
  });
  return {
    store,
    theme: config.theme,
    watch: makeWatch({ world, store, running, reload: () => void follow.reload() }),
    async close() {
      follow.stop();
      await running.stop();
      world.state.close();
    },
  };
}
