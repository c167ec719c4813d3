import { render } from 'ink';

import { App } from '#screens/app.tsx';

import type { Globals } from './arguments.ts';
import { loadLook } from './look.ts';
import type { OpenSession } from './session.ts';
import { endOnSignals } from './signals.ts';
import type { Terminal } from './terminal.ts';

/** Draws until the person leaves; resolves to the exit code. */
export async function showScreens(session: OpenSession, globals: Globals, terminal: Terminal): Promise<number> {
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
  }
}
