import { createContext, use } from 'react';

import type { Answers, Field } from '#domain/form.ts';
import type { Found } from '#domain/found.ts';
import type { Commit } from '#domain/git/tree.ts';
import type { HistoryAccount } from '#domain/history/account.ts';
import type { JsonObject } from '#domain/json.ts';
import type { Component } from '#domain/project/manifest.ts';
import type { QuickEntry } from '#domain/quick/entries.ts';
import type { Reading } from '#domain/reading.ts';
import type { Thresholds } from '#domain/threshold.ts';
import type { BackupsDesk } from '#screens/backups/desk.ts';
import type { ChecklistDesk } from '#screens/checklist/desk.ts';
import type { CredentialsDesk } from '#screens/credentials/desk.ts';
import type { DiagnoseDesk } from '#screens/diagnosis/desk.ts';
import type { EmergencyDesk } from '#screens/emergency/desk.ts';
import type { IncidentsDesk } from '#screens/incidents/desk.ts';
import type { LearningsDesk } from '#screens/learnings/desk.ts';
import type { LogsDesk } from '#screens/logs/desk.ts';
import type { ProcessesDesk } from '#screens/processes/desk.ts';
import type { PushDesk } from '#screens/push/desk.ts';
import type { RunsDesk } from '#screens/runs/desk.ts';
import type { ServicesDesk } from '#screens/services/desk.ts';
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

/** What one git project shows when it is opened. */
export interface ProjectFacts {
  readonly path: string;
  readonly components: readonly Component[];
  /** Newest first, at most some twenty. */
  readonly unreleasedCommits: readonly Commit[];
  /** Names and addresses, without user names and passwords. */
  readonly remotes: Readonly<Record<string, string>>;
}

/** A kind of thing that can be added. */
export interface AddForm {
  /** Where the item goes in the configuration. */
  readonly section: 'checks' | 'services' | 'projects';
  /** Check kind that looks at it: `http`; `service` and `git` for the other sections. */
  readonly kind: string;
  readonly title: string;
  /** What it looks at and when it is not ok. */
  readonly about: string;
}

/** What is to be added: its form and the answers. */
export interface Adding {
  readonly form: AddForm;
  readonly answers: Answers;
}

/** What trying found: a reading, or what is wrong with the answers (`key` is the name of a field). */
export type Tried =
  | { readonly reading: Reading }
  | { readonly problems: readonly { readonly key: string; readonly message: string }[] };

/** How things are added to the configuration from the screen. */
export interface Adder {
  /** Everything that can be added: checks of every kind, a service, a project. */
  readonly forms: () => Promise<readonly AddForm[]>;
  /** The questions of a form, those that need an answer first. */
  readonly fields: (form: AddForm) => Promise<readonly Field[]>;
  /** Answers there are on this machine: units, mount points, folders. Empty where nobody knows. */
  readonly found: (form: AddForm, field: string) => Promise<readonly string[]>;
  /** Looks once, without keeping anything. */
  readonly tryIt: (adding: Adding) => Promise<Tried>;
  /** The lines that would be written. */
  readonly show: (adding: Adding) => Promise<string>;
  /** Writes the item, keeping comments, and reads the file. Rejects with OpsError; `undo` puts the old text back. */
  readonly add: (adding: Adding) => Promise<{ readonly path: string; readonly undo: () => Promise<void> }>;
}

/** What can be done while there is no configuration. Nothing is written before `write`. */
export interface FirstRun {
  /** Where the configuration would be. */
  readonly path: string;
  /** For paths that begin in it: they are shown with ~. */
  readonly home: string | null;
  /** Looks what is on this machine; starts and changes nothing. */
  readonly find: () => Promise<Found>;
  /** The file that would be written for what was found, or for a part of it. */
  readonly proposal: (found: Found) => string;
  /** Writes exactly that file and reads it. Rejects with OpsError. */
  readonly write: (found: Found) => Promise<void>;
  /** Does not offer it again. */
  readonly decline: () => void;
}

/**
 * What a screen may ask of the running monitor and of the process; made by the composition root. What is optional is
 * off, with that reason, where the root cannot do it.
 */
export interface Watch {
  readonly runNow: (checkId: string) => void;
  /** Tells nobody of a check for an hour, or tells again; it is still looked at. */
  readonly silence: (checkId: string) => void;
  /** Until when nobody is told, epoch ms; null when people are. */
  readonly silencedUntil?: (checkId: string) => number | null;
  /** Does not look at a check for an hour, or looks again. */
  readonly pauseCheck?: (checkId: string) => void;
  readonly togglePause: () => void;
  readonly quit: () => void;
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
  /** The newest `most` looks of the last two days, oldest first. */
  readonly looks?: (checkId: string, most: number) => Promise<readonly Sample[]>;
  /** What the last `spanMs` were like, in at most `points` steps; read elsewhere. Null when no such check is known. */
  readonly account?: (checkId: string, spanMs: number, points: number) => Promise<HistoryAccount | null>;
  /** Null when no such check runs. */
  readonly about?: (checkId: string) => CheckFacts | null;
  /** What the machine is made of; takes a moment. Rejects with OpsError. */
  readonly inventory?: () => Promise<MachineFacts>;
  /** Null for a project that git cannot read. */
  readonly projectFacts?: (checkId: string) => Promise<ProjectFacts | null>;
  /** Only while there is no configuration file. */
  readonly firstRun?: FirstRun | null;
  /** Null when the configuration cannot be written (`--read-only`, no home). */
  readonly adder?: Adder | null;
  /** Epoch ms now, for what shows how long it has been going on. */
  readonly now?: () => number;
  /** Runs of procedures; loaded when it is asked for. */
  readonly runs?: () => Promise<RunsDesk>;
  /** Releases; loaded when it is asked for. */
  readonly push?: () => Promise<PushDesk>;
  /** Processes of this machine; loaded when it is asked for. */
  readonly processes?: () => Promise<ProcessesDesk>;
  /** Logs; loaded when it is asked for. */
  readonly logs?: () => Promise<LogsDesk>;
  /** Acting on services, and what they use; loaded when it is asked for. */
  readonly services?: () => Promise<ServicesDesk>;
  /** Causes, what mends them, and quick commands; loaded when it is asked for. */
  readonly emergency?: () => Promise<EmergencyDesk>;
  /** Backups of this machine; loaded when it is asked for. */
  readonly backups?: () => Promise<BackupsDesk>;
  /** Credentials, where they are stored, and who did what with them; loaded when it is asked for. */
  readonly credentials?: () => Promise<CredentialsDesk>;
  /** From a symptom to its cause; loaded when it is asked for. */
  readonly diagnose?: () => Promise<DiagnoseDesk>;
  /** Checklists; loaded when it is asked for. */
  readonly checklist?: () => Promise<ChecklistDesk>;
  /** Incidents of the last weeks, and what can be done about them; loaded when it is asked for. */
  readonly incidents?: () => Promise<IncidentsDesk>;
  /** What was learned, and writing it down; loaded when it is asked for. */
  readonly learnings?: () => Promise<LearningsDesk>;
  /** Quick commands, the person's own last. */
  readonly quickCommands?: () => readonly QuickEntry[];
  /** What the same program does without screens, as it is typed in a shell. */
  readonly commandLines?: readonly { readonly line: string; readonly about: string }[];
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
