import { setTimeout as pause } from 'node:timers/promises';

/** Text on the screen, a pattern, or any question about the screen's text. */
export type Wanted = string | RegExp | ((screen: string) => boolean);

export interface Watched {
  /** The screen after everything that has arrived was drawn; `undefined` while a frame is half drawn. */
  readonly look: () => Promise<string | undefined>;
  /** Why waiting longer is pointless, once it is. */
  readonly over?: () => string | undefined;
}

const POLL_MS = 4;
const WITHIN_MS = 40_000;
const now = performance.now.bind(performance);

/** Polls until the screen shows what is wanted and returns it; the error of a missed deadline shows the screen. */
export async function waitUntil({ look, over }: Watched, wanted: Wanted, withinMs = WITHIN_MS): Promise<string> {
  const deadline = now() + withinMs;
  for (;;) {
    const reason = over?.() ?? (now() > deadline ? `not within ${withinMs} ms` : undefined);
    const screen = await look();
    if (screen !== undefined && shows(screen, wanted)) return screen;
    if (reason !== undefined) throw new Error(`never saw ${name(wanted)} (${reason}) on:\n${framed(screen)}`);
    await pause(POLL_MS);
  }
}

function shows(screen: string, wanted: Wanted): boolean {
  if (typeof wanted === 'function') return wanted(screen);
  return typeof wanted === 'string' ? screen.includes(wanted) : wanted.test(screen);
}

const name = (wanted: Wanted) => (typeof wanted === 'string' ? JSON.stringify(wanted) : String(wanted));
const framed = (screen = '(half a frame)') => screen.replaceAll(/^/gm, '│ ');
