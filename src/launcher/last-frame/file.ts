import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the frame was drawn for; another terminal or look cannot use it. */
export interface FrameStamp {
  readonly columns: number;
  readonly rows: number;
  /** Options and environment that change how a frame looks. */
  readonly look: string;
  /** Epoch ms. */
  readonly at: number;
}

/** Where the last frame lies: beside the state, for it tells the same. Null when there is no home. */
export function frameFile(env: NodeJS.ProcessEnv = process.env): string | null {
  const home = env['HOME'] || safeHome();
  const base = env['XDG_STATE_HOME'] || (home && join(home, '.local', 'state'));
  return base.startsWith('/') ? join(base, 'cpm-console', 'last-frame') : null;
}

/** The environment's say in how a frame looks. */
export function lookOf(env: NodeJS.ProcessEnv = process.env): string {
  return ['TERM', 'COLORTERM', 'NO_COLOR', 'LANG', 'LC_ALL', 'LC_CTYPE', 'CMPM_ENVIRONMENT', 'CPM_CONFIG']
    .map((name) => env[name] ?? '')
    .join('|');
}

function safeHome(): string {
  try {
    return homedir();
  } catch {
    return '';
  }
}
