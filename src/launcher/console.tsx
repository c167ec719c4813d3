import { render } from 'ink';

import { App } from '#screens/app.tsx';

import type { Globals } from './arguments.ts';
import { loadLook } from './look.ts';
import { openSession } from './session.ts';
import type { Terminal } from './terminal.ts';

interface ConsoleOptions {
  readonly globals: Globals;
  readonly place: string;
  readonly terminal: Terminal;
}

/** Opens the screens and stays until the person leaves; resolves to the exit code. */
export async function openConsole({ globals, place, terminal }: ConsoleOptions): Promise<number> {
  prepareColors(globals, terminal);
  const session = await openSession({ globals, place, terminal });
  const { look, screenReader } = loadLook(globals, terminal, session.theme);
  const app = render(
    <App store={session.store} look={look} watch={{ ...session.watch, quit: () => app.unmount() }} />,
    {
      alternateScreen: !screenReader,
      incrementalRendering: true,
      interactive: true,
      exitOnCtrlC: false,
      patchConsole: false,
      maxFps: 15,
      isScreenReaderEnabled: screenReader,
    },
  );
  const stop = endOnSignals(() => app.unmount());
  try {
    await app.waitUntilExit();
    return stop.exitCode();
  } finally {
    stop.release();
    await session.close();
  }
}

/** Ink's colour library reads the environment once, when it is loaded; `CI` would make it blank and grey. */
function prepareColors(globals: Globals, terminal: Terminal): void {
  delete process.env['CI'];
  if (globals.noColor || !terminal.color) process.env['FORCE_COLOR'] = '0';
}

const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

/** A signal leaves the screen as `q` does, so that the terminal is put back. */
function endOnSignals(leave: () => void) {
  let code = 0;
  const handlers = SIGNALS.map(([signal, exit]) => {
    const handler = () => {
      code = exit;
      leave();
    };
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  return { exitCode: () => code, release: () => handlers.forEach((off) => off()) };
}
