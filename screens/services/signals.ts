import type { Selection } from '#domain/selection.ts';
import { KILL_SIGNALS, type KillSignal } from '#domain/service/unit.ts';

const NOTES: Readonly<Record<KillSignal, string>> = {
  TERM: 'asks it to end',
  INT: 'as ctrl-c',
  HUP: 'many read their configuration again',
  QUIT: 'end with a core dump',
  KILL: 'ends it at once; it can save nothing',
  USR1: 'means what the program says',
  USR2: 'means what the program says',
  STOP: 'freezes it',
  CONT: 'lets it go on after STOP',
};

/** Which signal a service gets, the usual one first. */
export function signalFor(name: string, run: (signal: KillSignal) => void): Selection {
  return {
    title: `Send a signal to ${name}`,
    choices: KILL_SIGNALS.map((id) => ({ id, title: id, note: NOTES[id] })),
    run: (id) => run(KILL_SIGNALS.find((signal) => signal === id) ?? 'TERM'),
  };
}
