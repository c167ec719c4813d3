export const KILL_SIGNALS = ['TERM', 'INT', 'HUP', 'QUIT', 'KILL', 'USR1', 'USR2', 'STOP', 'CONT'] as const;
export type KillSignal = (typeof KILL_SIGNALS)[number];

/** What is to be seen of a process once it took a signal; `anything` where that is its own matter. */
export type Expected = 'ended' | 'stopped' | 'running' | 'anything';

interface Meaning {
  readonly expected: Expected;
  /** What it asks of the process, in a few words. */
  readonly about: string;
}

const MEANINGS: Readonly<Record<KillSignal, Meaning>> = {
  TERM: { expected: 'ended', about: 'asks it to end; it may tidy up first' },
  INT: { expected: 'ended', about: 'asks it to end, as ctrl-c does' },
  HUP: { expected: 'anything', about: 'servers read their configuration again, others end' },
  QUIT: { expected: 'ended', about: 'ends it, and may leave a core file' },
  KILL: { expected: 'ended', about: 'ends it at once; nothing is tidied up' },
  USR1: { expected: 'anything', about: 'its own meaning; ends it when it has none' },
  USR2: { expected: 'anything', about: 'its own meaning; ends it when it has none' },
  STOP: { expected: 'stopped', about: 'stands still until CONT' },
  CONT: { expected: 'running', about: 'goes on after STOP' },
};

export const meaningOf = (signal: KillSignal): Meaning => MEANINGS[signal];

/** The name of a signal as a person may write it (`term`, `SIGTERM`), or null. */
export function signalNamed(text: string): KillSignal | null {
  const name = text.trim().toUpperCase().replace(/^SIG/, '');
  return KILL_SIGNALS.find((known) => known === name) ?? null;
}

/** How a process stands: `ended` also when only its entry is left until its parent collects it. */
export type Stand = 'ended' | 'stopped' | 'running';

export function standOf(
  { startedAt }: { readonly startedAt: number },
  now: { readonly startedAt: number; readonly state: string } | null,
): Stand {
  if (now === null || now.startedAt !== startedAt || /^[ZXx]/.test(now.state)) return 'ended';
  return /^[Tt]/.test(now.state) ? 'stopped' : 'running';
}

/** Whether a signal had the effect it is sent for. One that ended what it should only wake or stop had not. */
export function hadEffect(signal: KillSignal, stand: Stand): boolean {
  const { expected } = meaningOf(signal);
  return expected === 'anything' || expected === stand;
}
