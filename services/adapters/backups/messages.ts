import type {
  Backup,
  BackupEntry,
  BackupPlace,
  BackupSource,
  BackupVerdict,
  BackupChanges,
  BackupSettings,
} from '#services/ports/backups.ts';

/** Where the backups of this machine are. */
export type Store = Pick<BackupSettings, 'folder' | 'store' | 'restic'> & {
  /** Variables for restic, which is the person's own program. */
  readonly env: Readonly<Record<string, string>>;
};

/** What the process that handles backups is asked; one question each. */
export type Job =
  | {
      readonly type: 'create';
      readonly id: string;
      readonly at: number;
      readonly sources: readonly BackupSource[];
      readonly run: string | null;
      readonly quiesced: boolean;
    }
  | { readonly type: 'entries'; readonly id: string; readonly folder: string | null; readonly most: number }
  | { readonly type: 'verify'; readonly id: string; readonly at: number }
  | { readonly type: 'test'; readonly id: string; readonly at: number }
  | { readonly type: 'diff'; readonly id: string; readonly most: number }
  | { readonly type: 'restore'; readonly id: string; readonly into: string; readonly paths: readonly string[] | null }
  | { readonly type: 'put-back'; readonly id: string; readonly place: BackupPlace }
  | { readonly type: 'take-back'; readonly place: BackupPlace }
  | { readonly type: 'forget'; readonly place: BackupPlace }
  | { readonly type: 'remove'; readonly id: string };

export interface Answers {
  readonly create: Backup;
  readonly entries: readonly BackupEntry[];
  readonly verify: BackupVerdict;
  readonly test: BackupVerdict;
  readonly diff: BackupChanges;
  readonly restore: { readonly files: number; readonly bytes: number };
  readonly 'put-back': { readonly files: number; readonly bytes: number };
  readonly 'take-back': null;
  readonly forget: null;
  readonly remove: null;
}

export interface Question {
  readonly job: Job;
  readonly store: Store;
}

export type Message =
  | { readonly type: 'progress'; readonly bytes: number; readonly total: number | null; readonly path: string }
  | { readonly type: 'done'; readonly answer: unknown }
  | {
      readonly type: 'failed';
      readonly code: string | null;
      readonly message: string;
      readonly hint: string | null;
      readonly exit: string;
    };
