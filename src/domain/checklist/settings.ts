import type { ListName } from './checklist.ts';

/** Where an item stops being ok. */
export interface ChecklistThresholds {
  /** Above this score the system is healthy. */
  readonly healthyAbove: number;
  /** Above this share of a file system, in percent, it is too full. */
  readonly diskAbove: number;
  /** Errors in the logs of a day that are nothing special. */
  readonly errorsAllowed: number;
  /** Days a certificate and a token have to last. */
  readonly certificateDays: number;
  readonly tokenDays: number;
  /** Projects with work that is only on this machine. */
  readonly unsavedProjects: number;
  /** Days after which a log is an old one, and how many bytes of those are nothing special. */
  readonly oldLogDays: number;
  readonly oldLogBytes: number;
}

/** An item of the person's own: a check, a program that only looks, or a question. */
export type OwnItem = {
  /** kebab-case, unique in its list. */
  readonly id: string;
  readonly title: string;
} & (
  | { readonly type: 'check'; readonly check: string }
  | {
      readonly type: 'command';
      readonly command: { readonly file: string; readonly args: readonly string[] };
      /** Absolute; null for the home folder. */
      readonly cwd: string | null;
      readonly timeoutMs: number;
    }
  | {
      readonly type: 'question';
      /** What is done before it is answered; null for nothing in particular. */
      readonly hint: string | null;
    }
);

export interface ChecklistSettings {
  readonly thresholds: ChecklistThresholds;
  /** Logs whose errors count, absolute paths and patterns; empty for those the machine is known to have. */
  readonly logs: readonly string[];
  /** Ids of items that are left out. */
  readonly skip: readonly string[];
  readonly own: Readonly<Record<ListName, readonly OwnItem[]>>;
}

export const DEFAULT_THRESHOLDS: ChecklistThresholds = {
  healthyAbove: 85,
  diskAbove: 85,
  errorsAllowed: 10,
  certificateDays: 21,
  tokenDays: 14,
  unsavedProjects: 0,
  oldLogDays: 7,
  oldLogBytes: 100 * 1024 * 1024,
};

export const DEFAULT_CHECKLIST: ChecklistSettings = {
  thresholds: DEFAULT_THRESHOLDS,
  logs: [],
  skip: [],
  own: { daily: [], weekly: [], monthly: [] },
};
