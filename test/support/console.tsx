import { ASCII, UNICODE, WORDS } from '#components/glyphs.ts';
import { THEMES } from '#components/themes.ts';
import type { Reading } from '#domain/reading.ts';
import { DEFAULT_LIMITS } from '#domain/score.ts';
import { App } from '#screens/app.tsx';
import type { FrameTimes } from '#screens/frame/times.ts';
import type { Watch } from '#screens/frame/watch.ts';
import type { StoreSetup } from '#store/initial.ts';
import type { AppState, Session } from '#store/state.ts';
import { createAppStore } from '#store/store.ts';

import { NOON, smallWorld } from './readings.ts';
import { sessionOf } from './session.ts';
import { renderScreen } from './terminal/screen.tsx';

interface ConsoleSetup extends Partial<Omit<StoreSetup, 'session'>> {
  readonly cols?: number;
  readonly rows?: number;
  readonly session?: Partial<Session>;
  readonly watch?: Partial<Watch>;
  readonly times?: Partial<FrameTimes>;
  readonly theme?: keyof typeof THEMES;
  readonly trends?: AppState['trends'];
  /** What arrives before the first frame; without it the small world. */
  readonly arrived?: readonly Reading[];
}

/** So long that no test meets the end of a message by chance. */
const PATIENT: FrameTimes = { info: 600_000, error: 600_000, unfocused: 600_000 };

/** The whole console on an emulated terminal, with hand-made readings; `calls` records what it asked of the monitor. */
export async function renderConsole(setup: ConsoleSetup = {}) {
  const { cols = 120, rows = 36, arrived = smallWorld(), theme = 'dark' } = setup;
  const session = sessionOf(setup.session);
  const store = createAppStore(
    { now: NOON, readings: [], incidents: [], customKeys: {}, notices: [], ...setup, session },
    () => DEFAULT_LIMITS,
  );
  if (arrived.length > 0) store.acts.received(arrived, setup.incidents ?? [], setup.now ?? NOON);
  if (setup.trends !== undefined) store.acts.set({ trends: setup.trends });
  const calls: string[] = [];
  const record =
    (name: string) =>
    (...args: readonly unknown[]) =>
      void calls.push([name, ...args].join(' '));
  const watch: Watch = {
    runNow: record('runNow'),
    silence: record('silence'),
    togglePause: record('togglePause'),
    quit: record('quit'),
    ...setup.watch,
  };
  const look = {
    colors: THEMES[theme],
    glyphs: session.screenReader ? WORDS : session.ascii ? ASCII : UNICODE,
    color: session.color,
    plain: session.screenReader,
  };
  const screen = await renderScreen(
    <App store={store} look={look} watch={watch} times={{ ...PATIENT, ...setup.times }} />,
    {
      cols,
      rows,
      alternateScreen: !session.screenReader,
      isScreenReaderEnabled: session.screenReader,
    },
  );
  return Object.assign(screen, { store, calls, outside: { store, look, watch } });
}
