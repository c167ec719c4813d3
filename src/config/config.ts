import type { AlertSettings } from '#domain/alerts/settings.ts';
import type { ChecklistSettings } from '#domain/checklist/settings.ts';
import type { CredentialSettings, KeychainSettings } from '#domain/credentials/settings.ts';
import type { HistorySettings } from '#domain/history/settings.ts';
import type { LogView } from '#domain/logs/view.ts';
import type { NotifySettings } from '#domain/notify/settings.ts';
import type { OwnCommand } from '#domain/quick/own.ts';
import type { ProjectRecovery, RecoverySettings } from '#domain/recovery/settings.ts';
import type { PushSettings } from '#domain/release/made/settings.ts';
import type { ScoreLimits } from '#domain/score.ts';
import type { Instance } from '#services/checks/check.ts';
import type { BackupSettings } from '#services/ports/backups.ts';
import type { PlainService } from '#services/ports/managers.ts';

/** A project the person answers for. */
export interface ProjectConfig {
  readonly id: string;
  /** Absolute. */
  readonly path: string;
  /** What is written about releasing it. */
  readonly push?: PushSettings | undefined;
  readonly recovery?: ProjectRecovery | undefined;
}

/** A service of some manager. */
export interface ServiceConfig {
  readonly id: string;
  readonly manager: string;
  readonly unit: string;
  readonly critical: boolean;
  /** Ids of services it is started after and stopped before, when both are asked for. */
  readonly after?: readonly string[] | undefined;
  /** The same for services that it cannot do without. */
  readonly requires?: readonly string[] | undefined;
  /** Ids of checks that must be ok before it is ready, besides those that depend on `service:ID`. */
  readonly checks?: readonly string[] | undefined;
  readonly ready?: ReadyWish | undefined;
  /** Absolute paths of files it writes its log to; may hold globs. */
  readonly logs?: readonly string[] | undefined;
  /** Absolute paths of its own data, which is backed up. */
  readonly data?: readonly string[] | undefined;
  /** How it is run, where `command` is its manager. */
  readonly plain?: PlainService | undefined;
}

/** Backups as they are configured. */
export type BackupConfig = Omit<BackupSettings, 'folder'> & {
  /** Absolute; null for `backups` of the state folder. */
  readonly folder: string | null;
};

/** What a person wants of readiness; what is left out has its default. */
export interface ReadyWish {
  readonly withinMs?: number | undefined;
  /** Looks in a row that must be good. */
  readonly good?: number | undefined;
  readonly everyMs?: number | undefined;
}

/** The configuration as the program uses it: defaults, file, environment section and variables already merged. */
export interface Config {
  readonly environment: string;
  /** The file it came from; null when there is none and the defaults hold. */
  readonly source: string | null;
  /** The file it came from or would be written to. */
  readonly path: string;
  /** Top-level keys a person wrote. What is not among them may be filled in by what was found on the machine. */
  readonly named: readonly string[];
  readonly refreshMs: number;
  readonly health: ScoreLimits;
  readonly alerts: AlertSettings;
  readonly projects: readonly ProjectConfig[];
  /** Folders whose children are looked at for git trees. */
  readonly projectRoots: readonly string[];
  readonly services: readonly ServiceConfig[];
  /** Ids of services by the name of their group. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly checks: readonly Instance[];
  /** What is written about releasing projects: for all of them, and by trusted project files (absolute path). */
  readonly push: { readonly all: PushSettings | null; readonly files: Readonly<Record<string, PushSettings>> };
  readonly backup: BackupConfig;
  readonly memory: {
    readonly host: string;
    readonly port: number;
    readonly tls: boolean;
    /** Whether a person named it (file or variables); the usual place is only looked at. */
    readonly configured: boolean;
  };
  readonly frameworkRoot: string | null;
  readonly agents: readonly string[];
  /** What is looked at every day, week and month, and where it stops being ok. */
  readonly checklist: ChecklistSettings;
  /** Commands of the person's own, by which `quick` is longer. */
  readonly commands: readonly OwnCommand[];
  /** Logs that are read together, by a name. */
  readonly logViews: readonly LogView[];
  readonly recovery: RecoverySettings;
  readonly keychain: KeychainSettings;
  readonly credentials: CredentialSettings;
  readonly history: HistorySettings;
  /** Who is told of what happens, and how. */
  readonly notify: NotifySettings;
  /** Absolute folder of learnings; null for the usual place. */
  readonly learnings: { readonly folder: string | null };
  readonly keys: Readonly<Record<string, string>>;
  readonly theme: string;
  /** Every file that has or could have a say in it, to watch for changes. */
  readonly files: readonly string[];
  /** What a person should know though nothing is broken: an untrusted project file, a variable that makes no sense. */
  readonly notices: readonly string[];
}
