import type { ListName } from '#domain/checklist/checklist.ts';
import type { ShownLists } from '#domain/checklist/shown.ts';
import type { Confirmation } from '#domain/confirm.ts';
import type { RecoveryWish } from '#domain/emergency/recovery/outlook.ts';
import type { Keymap } from '#domain/keys.ts';
import type { LearnFrom } from '#domain/learnings/from.ts';
import type { LogQuery } from '#domain/logs/query.ts';
import type { LogSource } from '#domain/logs/source.ts';
import type { Past } from '#domain/past.ts';
import type { RunItem } from '#domain/procedure/standing.ts';
import type { ProcessOrder } from '#domain/processes/order.ts';
import type { Reading } from '#domain/reading.ts';
import type { Score } from '#domain/score.ts';
import type { Selection } from '#domain/selection.ts';
import type { Sentence } from '#domain/sentence.ts';
import type { Incident } from '#services/ports/state.ts';

/** What stands on the screen, the last one on top; the first is always a place. */
export type View =
  | { readonly type: 'place'; readonly place: string }
  | { readonly type: 'detail'; readonly checkId: string }
  | { readonly type: 'score' }
  | { readonly type: 'first-run' }
  | { readonly type: 'add'; readonly section: 'checks' | 'services' | 'projects' | null }
  | { readonly type: 'run'; readonly run: string }
  | EmergencyView
  | ProcessesView
  | BackupsView
  | CredentialsView
  | { readonly type: 'process'; readonly pid: number; readonly startedAt: number }
  | {
      readonly type: 'logs';
      readonly title: string;
      readonly sources: readonly LogSource[];
      /** Of a saved view. */
      readonly query?: LogQuery | undefined;
    }
  /** One incident: what was seen, what happened, what changed around then. */
  | { readonly type: 'incident'; readonly id: string }
  /** One learning, to read. */
  | { readonly type: 'learning'; readonly id: string }
  /** A learning being written. */
  | { readonly type: 'learn'; readonly from: LearnFrom }
  | {
      readonly type: 'push';
      readonly projects: readonly PushTarget[];
      /** Begins with the choice to go through a pull request. */
      readonly pullRequest?: boolean | undefined;
    }
  /** A release that is to be taken back; `word` is a run, a version or a tag, null for the last one. */
  | { readonly type: 'rollback'; readonly project: PushTarget; readonly word: string | null };

/** What is broken and what can be done about it; a part of it is a view of its own, so that esc leaves that first. */
export interface EmergencyView {
  readonly type: 'emergency';
  /** The check a person came from; null for the worst of all. */
  readonly about: string | null;
  readonly part: 'choices' | 'evidence' | 'quick' | 'recovery' | 'goods' | 'plan';
  /** Of `plan`: how deep, and back to what. */
  readonly wish?: RecoveryWish | undefined;
}

/** The backups of this machine; a part of it is a view of its own, so that esc leaves that first. */
export interface BackupsView {
  readonly type: 'backups';
  readonly part: 'list' | 'entries' | 'diff' | 'prune';
  /** The one that is browsed or compared; null in the list. */
  readonly backup: string | null;
  /** Of `entries`: what is looked into, empty for the top. */
  readonly folder: string;
}

/** What lies above the list of credentials, each a view of its own, so that esc leaves that first. */
export interface CredentialsView {
  readonly type: 'credentials';
  readonly part: 'details' | 'add' | 'scan' | 'audit';
  /** Of `details`: which one; of `audit`: whom or what it is about. Null for none. */
  readonly name: string | null;
}

/** The processes of this machine, and how a person wants to see them. */
export interface ProcessesView {
  readonly type: 'processes';
  readonly order: ProcessOrder;
  /** Children below their parents. */
  readonly tree: boolean;
  /** Also threads of the kernel that do nothing. */
  readonly kernel: boolean;
}

/** A project to release: its name, and the folder of its working tree. */
export interface PushTarget {
  readonly name: string;
  readonly path: string;
}

/** A dialog above the view. */
export type Overlay =
  | { readonly type: 'help' }
  | { readonly type: 'palette' }
  | { readonly type: 'commands' }
  | { readonly type: 'actions' }
  | { readonly type: 'confirm'; readonly ask: Confirmation }
  | { readonly type: 'select'; readonly ask: Selection }
  | { readonly type: 'write'; readonly ask: Sentence };

export interface Toast {
  readonly id: number;
  readonly tone: 'info' | 'error';
  readonly text: string;
}

/** A line of Activity: what happened, newest first. */
export interface Happening {
  readonly at: number;
  readonly tone: 'info' | 'error' | 'ok' | 'warning';
  readonly text: string;
}

/** A command that ran, as it may be shown: already redacted. */
export interface Ran {
  readonly id: number;
  /** Epoch ms when it began. */
  readonly at: number;
  /** Exactly what ran: `git status --porcelain=v2`. */
  readonly command: string;
  readonly cwd?: string | undefined;
  /** Null when a signal or a timeout ended it, or it never started. */
  readonly exitCode: number | null;
  readonly tookMs: number;
  /** `timed out`, `not found`; empty when there is nothing to add. */
  readonly note: string;
}

/** An act that can be taken back, the latest last. */
export interface Undoable {
  /** What was done: `Silenced api for 1 h`. */
  readonly text: string;
  readonly undo: () => void;
}

/** How the program was started, for the header and the look. */
export interface Session {
  readonly user: string;
  readonly host: string;
  readonly environment: string;
  readonly readOnly: boolean;
  readonly demo: boolean;
  readonly ascii: boolean;
  readonly screenReader: boolean;
  readonly color: boolean;
  readonly theme: string;
  readonly version: string;
  /** Configuration file in use; null for the defaults. */
  readonly source: string | null;
  /** What stands between us and the terminal. */
  readonly multiplexer?: 'tmux' | 'screen' | undefined;
}

/** What is still to be done after all learnings, and how much of it is late. */
export interface Knowledge {
  readonly open: number;
  readonly overdue: number;
}

/** Everything a screen may show. Values are already rounded; equal values keep their identity, so nothing repaints. */
export interface AppState {
  readonly session: Session;
  /** Epoch ms at the last change worth an age on the screen; moves in steps. */
  readonly now: number;
  readonly readings: Readonly<Record<string, Reading>>;
  /** Last values by check id, oldest first, null for a gap. */
  readonly trends: Readonly<Record<string, readonly (number | null)[]>>;
  /**
   * When each check was last looked at, epoch ms. The one thing that changes in place: a look that finds what was known
   * must not repaint, and still make the number young again.
   */
  readonly seen: ReadonlyMap<string, number>;
  /** Last looks by check id. */
  readonly past: Readonly<Record<string, Past>>;
  readonly score: Score;
  /** Mean score of the last days, today's last, null where nothing is known; empty before it was looked up. */
  readonly days: readonly (number | null)[];
  readonly incidents: readonly Incident[];
  /** Checklists that were looked at, and the one that the place shows. */
  readonly checklists: ShownLists;
  readonly checklistShown: ListName;
  /** The day whose list was opened here; null for none. */
  readonly checklistSeen: string | null;
  readonly activity: readonly Happening[];
  /** Runs of procedures by id, of this process, of others and of earlier ones. */
  readonly runs: Readonly<Record<string, RunItem>>;
  /** Unfinished runs that a person wants to decide about later. */
  readonly later: ReadonlySet<string>;
  /** Action items of all learnings; null before they were counted. */
  readonly knowledge: Knowledge | null;
  /** How many credentials ask for something; null before they were counted. */
  readonly credentials: { readonly waiting: number } | null;
  readonly views: readonly View[];
  readonly overlay: Overlay | null;
  readonly toasts: readonly Toast[];
  /** Commands that ran, oldest first; the last few hundred. */
  readonly ran: readonly Ran[];
  readonly undoables: readonly Undoable[];
  /** Selected row by view key. */
  readonly selected: Readonly<Record<string, string>>;
  readonly marked: ReadonlySet<string>;
  readonly filter: { readonly text: string; readonly editing: boolean };
  /** Filters of the views below the one on top. */
  readonly filters: readonly string[];
  /** Ids of what was chosen in the palette, the latest first. */
  readonly chosen: readonly string[];
  readonly sort: Readonly<Record<string, number>>;
  readonly zoomed: string | null;
  readonly paused: boolean;
  /** Why new readings wait: the window has no focus, or a person asks for them (screen reader). */
  readonly held: 'away' | 'asked' | null;
  readonly mouse: boolean;
  readonly keymap: Keymap;
  readonly customKeys: Readonly<Record<string, string>>;
  /** Something about the program itself a person must know (state rebuilt, watching only ...). */
  readonly notices: readonly string[];
  /** Whether the first round of checks is still running. */
  readonly warmingUp: boolean;
}
export type { Incident, Sample } from '#services/ports/state.ts';
export type { MachineFacts } from '#services/ports/inventory.ts';
export type { LearningHit } from '#services/ports/learnings.ts';
