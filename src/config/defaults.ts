import { DEFAULT_ALERTS } from '#domain/alerts/settings.ts';
import { DEFAULT_CHECKLIST } from '#domain/checklist/settings.ts';
import { DEFAULT_CREDENTIALS, DEFAULT_KEYCHAIN } from '#domain/credentials/settings.ts';
import { DEFAULT_HISTORY } from '#domain/history/settings.ts';
import { DEFAULT_NOTIFY } from '#domain/notify/settings.ts';
import { DEFAULT_RECOVERY } from '#domain/recovery/settings.ts';
import type { ScoreLimits } from '#domain/score.ts';

import type { BackupConfig, Config } from './config.ts';

export const DEFAULT_REFRESH_MS = 2000;
export const DEFAULT_THEME = 'dark';
export const DEFAULT_MEMORY = { host: 'localhost', port: 8002, tls: false } as const;
export const HEALTHY_ABOVE = 85;
export const DEFAULT_BACKUP: BackupConfig = {
  folder: null,
  store: 'archive',
  keep: { last: 5, daily: 7, weekly: 4, monthly: 6 },
  sources: [],
  restic: null,
};

/** Score below which an environment is critical; what has no entry counts as development. */
const ALERT_THRESHOLDS: Readonly<Record<string, number>> = {
  development: 60,
  testing: 60,
  staging: 70,
  production: 80,
};

/** Environments that exist without being named in the file. */
export const ENVIRONMENTS: readonly string[] = Object.keys(ALERT_THRESHOLDS);

/** Limits of the score in an environment, before the file has its say. */
export function defaultLimits(environment: string): ScoreLimits {
  return { healthyAbove: HEALTHY_ABOVE, criticalBelow: ALERT_THRESHOLDS[environment] ?? 60 };
}

/** The configuration of a machine on which nobody wrote one. */
export function defaultConfig(environment: string, path: string): Config {
  return {
    environment,
    source: null,
    path,
    named: [],
    refreshMs: DEFAULT_REFRESH_MS,
    health: defaultLimits(environment),
    alerts: { ...DEFAULT_ALERTS, score: defaultLimits(environment) },
    projects: [],
    projectRoots: [],
    services: [],
    groups: {},
    checks: [],
    push: { all: null, files: {} },
    backup: DEFAULT_BACKUP,
    memory: { ...DEFAULT_MEMORY, configured: false },
    frameworkRoot: null,
    agents: [],
    checklist: DEFAULT_CHECKLIST,
    commands: [],
    logViews: [],
    recovery: DEFAULT_RECOVERY,
    keychain: DEFAULT_KEYCHAIN,
    credentials: DEFAULT_CREDENTIALS,
    history: DEFAULT_HISTORY,
    notify: DEFAULT_NOTIFY,
    learnings: { folder: null },
    keys: {},
    theme: DEFAULT_THEME,
    files: [path],
    notices: [],
  };
}
