import { createContext, use } from 'react';

import type { JsonObject } from '#domain/json.ts';
import type { Thresholds } from '#domain/threshold.ts';
import type { MachineFacts, Sample } from '#store/state.ts';

/** A program that takes the terminal for itself: an editor, a pager, sudo. */
export interface ForegroundCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/** What is known of a check besides its readings. */
export interface CheckFacts {
  /** `Disk`, and one sentence on what it looks at and when it is not ok. */
  readonly kindTitle: string;
  readonly about: string;
  readonly thresholds: Thresholds;
  /** Ids of checks whose failure explains this one's. */
  readonly dependsOn: readonly string[];
  readonly timeoutMs: number;
  readonly params: JsonObject;
  /** Whether a person wrote it down; else it was found. */
  readonly configured: boolean;
}

/**
 * What a screen may ask of the running monitor and of the process; made by the composition root. What is optional is
 * off, with that reason, where the root cannot do it.
 */
export interface Watch {
  readonly runNow: (checkId: string) => void;
  /** Pauses a check for an hour, or takes the pause back. */
  readonly silence: (checkId: string) => void;
  readonly togglePause: () => void;
  readonly quit: () => void;
  readonly copy: (text: string) => void;
  /** Acknowledges an open incident, or takes that back. */
  readonly acknowledge?: (incidentId: string) => void;
  /** Stops the process group until the shell continues it; the screen has already stepped aside. */
  readonly stop?: () => Promise<void>;
  /** Runs a program on the terminal with our stdio; the screen has already stepped aside. Resolves to its exit code. */
  readonly foreground?: (command: ForegroundCommand) => Promise<number | null>;
  /** The person's editor (VISUAL, EDITOR) on a file; null when there is none. */
  readonly editor?: (path: string, line?: number) => ForegroundCommand | null;
  /** Opens an address or a file outside the terminal. */
  readonly outside?: (target: string) => void;
  /** Looks of the last `spanMs`, oldest first; fewer when less is kept. */
  readonly history?: (checkId: string, spanMs: number) => Promise<readonly Sample[]>;
  /** Null when no such check runs. */
  readonly about?: (checkId: string) => CheckFacts | null;
  /** What the machine is made of; takes a moment. Rejects with OpsError. */
  readonly inventory?: () => Promise<MachineFacts>;
  /** Reads the configuration again now. */
  readonly reload?: () => void;
  /** Sets how often the cheap checks run, in milliseconds. */
  readonly setRefresh?: (ms: number) => void;
}

const WatchContext = createContext<Watch | null>(null);
export const WatchProvider = WatchContext;

export function useWatch(): Watch {
  const watch = use(WatchContext);
  if (watch === null) throw new Error('A screen was drawn outside WatchProvider.');
  return watch;
}
