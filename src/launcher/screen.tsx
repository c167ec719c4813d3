import { render } from 'ink';

import type { Look } from '#components/look.tsx';
import { covered } from '#domain/redact/redactor-of.ts';
import { App } from '#screens/app.tsx';
import type { Watch } from '#screens/frame/watch.ts';
import { stillFrame } from '#screens/still.tsx';

import type { Globals } from './arguments.ts';
import { coveredOutput, shownNow } from './covered-output.ts';
import { forgetLastFrame, saveLastFrame } from './last-frame/save.ts';
import { loadLook } from './look.ts';
import { quitFor } from './quit.ts';
import type { OpenSession } from './session.ts';
import { HUNG_UP } from './signal-codes.ts';
import { endOnSignals, isGone } from './signals.ts';
import type { Terminal } from './terminal.ts';

/** Draws until the person leaves; resolves to the exit code. */
export async function showScreens(session: OpenSession, globals: Globals, terminal: Terminal): Promise<number> {
  const { look: first, screenReader } = loadLook(globals, terminal, session.colors.palette());
  let look = first;
  const watch = { ...session.watch, quit: quitFor(session, () => leave()) };
  takeLine(screenReader);
  const cover = (text: string) => covered(session.world, text, shownNow());
  const app = render(<App store={session.store} look={look} watch={watch} />, {
    stdout: coveredOutput(process.stdout, cover),
    alternateScreen: !screenReader,
    incrementalRendering: true,
    interactive: true,
    exitOnCtrlC: false,
    patchConsole: false,
    maxFps: 60,
    isScreenReaderEnabled: screenReader,
  });
  session.colors.onChange((colors) => {
    look = { ...look, colors };
    app.rerender(<App store={session.store} look={look} watch={watch} />);
  });
  const leave = () => {
    app.unmount();
    if (!globals.demo && !screenReader) keep(session, look, watch, cover);
  };
  const stop = endOnSignals(leave, session.runs.hangUp);
  try {
    await app.waitUntilExit();
    return stop.exitCode();
  } catch (thrown) {
    // Closed while the screens were being drawn: Ink ends with what the terminal answered.
    if (isGone(thrown)) return HUNG_UP;
    throw thrown;
  } finally {
    stop.release();
  }
}

/**
 * What was typed while the program started was written where the cursor is, and the first frame begins there: it begins at the
 * left, and keys that come before the screens listen wait unseen.
 */
function takeLine(screenReader: boolean): void {
  try {
    process.stdin.setRawMode(true);
    if (!screenReader) process.stdout.write('\r');
  } catch {
    // The window was closed meanwhile; drawing finds out.
  }
}

/** The next start shows Home as it is now; a picture for later is never worth a failure. */
function keep({ store }: OpenSession, look: Look, watch: Watch, cover: (text: string) => string): void {
  const { columns, rows } = process.stdout;
  try {
    store.acts.go('home');
    saveLastFrame(cover(stillFrame({ store, look, watch }, columns, rows)), { columns, rows, at: Date.now() });
  } catch {
    forgetLastFrame();
  }
}
