import type { Globals } from './arguments.ts';
import { openSession } from './session.ts';
import type { Terminal } from './terminal.ts';

interface ConsoleOptions {
  readonly globals: Globals;
  readonly place: string;
  readonly terminal: Terminal;
}

/** Opens the console and stays until the person leaves; resolves to the exit code. */
export async function openConsole({ globals, place, terminal }: ConsoleOptions): Promise<number> {
  prepareColors(globals, terminal);
  // The screens take longest to load; the first readings are taken meanwhile.
  const screens = import('./screen.tsx');
  const session = await openSession({ globals, place, terminal });
  try {
    const { showScreens } = await screens;
    await session.settle();
    return await showScreens(session, globals, terminal);
  } finally {
    await session.close();
  }
}

/** Ink's colour library reads the environment once, when it is loaded; `CI` would make it blank and grey. */
function prepareColors(globals: Globals, terminal: Terminal): void {
  delete process.env['CI'];
  if (globals.noColor || !terminal.color) process.env['FORCE_COLOR'] = '0';
}
