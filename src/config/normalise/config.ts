import type { Config } from '#config/config.ts';
import { DEFAULT_MEMORY, DEFAULT_REFRESH_MS, DEFAULT_THEME, defaultLimits } from '#config/defaults.ts';
import type { Finding } from '#config/file/problem.ts';
import type { Parsed } from '#config/schema/root.ts';
import type { MemoryPlace } from '#config/variables.ts';
import { keyProblems } from '#domain/key-problems.ts';

import { alertsOf } from './alerts.ts';
import { backupOf } from './backup.ts';
import { checklistSettings } from './checklist.ts';
import { checksOf } from './checks.ts';
import { credentialsOf, keychainOf } from './credentials.ts';
import { historySettings } from './history.ts';
import { noHome, projectsOf } from './items.ts';
import { logViewsOf } from './log-views.ts';
import { notifyOf } from './notify.ts';
import { ownCommandsOf } from './own-commands.ts';
import { absolute, type Base } from './place.ts';
import { recoveryOf } from './recovery.ts';
import { groupFindings, servicesOf } from './services.ts';

export interface NormaliseContext {
  readonly environment: string;
  readonly path: string;
  readonly base: Base;
  /** Holds where the file says nothing. */
  readonly memory: MemoryPlace;
}

/** A checked file as the program uses it, and what only its values together show to be wrong. */
export function normalise(parsed: Parsed, context: NormaliseContext): { config: Config; findings: readonly Finding[] } {
  const { environment, path, base } = context;
  const projects = projectsOf(parsed.projects ?? [], base);
  const checks = checksOf(parsed.checks ?? []);
  const services = servicesOf(parsed.services ?? [], { base, checks: checks.items });
  const commands = ownCommandsOf(parsed.commands ?? [], base);
  const logViews = logViewsOf(parsed.logs?.views ?? []);
  const backup = backupOf(parsed.backup, base);
  const credentials = credentialsOf(parsed.credentials, base);
  const notify = notifyOf(parsed.notify);
  const limits = defaultLimits(environment);
  const health = {
    healthyAbove: parsed.health?.healthyAbove ?? limits.healthyAbove,
    criticalBelow: parsed.health?.alertThreshold ?? limits.criticalBelow,
  };
  const checklist = checklistSettings(parsed.checklist ?? {}, base, health.healthyAbove);
  const roots = (parsed.projectRoots ?? []).map((root) => absolute(root, base));
  const root = parsed.framework?.root;
  const frameworkRoot = root === undefined ? null : absolute(root, base);
  const said = parsed.learnings?.folder;
  const kept = said === undefined ? null : absolute(said, base);
  const { host, port, tls } = { ...DEFAULT_MEMORY, ...context.memory, ...defined(parsed.memory ?? {}) };
  const config: Config = {
    environment,
    source: path,
    path,
    named: Object.keys(parsed).filter((key) => key !== 'environments'),
    refreshMs: parsed.refresh ?? DEFAULT_REFRESH_MS,
    health,
    alerts: alertsOf(parsed.alerts, health),
    projects: projects.items,
    projectRoots: roots.filter((folder) => folder !== null),
    services: services.items,
    groups: parsed.groups ?? {},
    checks: checks.items,
    push: { all: parsed.push ?? null, files: {} },
    backup: backup.backup,
    memory: { host, port, tls, configured: parsed.memory !== undefined || Object.keys(context.memory).length > 0 },
    frameworkRoot,
    agents: [...new Set(parsed.agents)],
    checklist: checklist.settings,
    commands: commands.items,
    logViews: logViews.items,
    recovery: recoveryOf(parsed.recovery),
    keychain: keychainOf(parsed.keychain),
    credentials: credentials.settings,
    history: historySettings(parsed.history),
    notify: notify.notify,
    learnings: { folder: kept },
    keys: parsed.keys ?? {},
    theme: parsed.theme ?? DEFAULT_THEME,
    files: [path],
    notices: [],
  };
  const findings = [
    ...roots.flatMap((folder, index) => (folder === null ? [noHome(['projectRoots', index])] : [])),
    ...(root !== undefined && frameworkRoot === null ? [noHome(['framework', 'root'])] : []),
    ...(said !== undefined && kept === null ? [noHome(['learnings', 'folder'])] : []),
    ...(health.criticalBelow > health.healthyAbove ? [crossed(health)] : []),
    ...projects.findings,
    ...services.findings,
    ...groupFindings(parsed.groups ?? {}, services.items),
    ...checks.findings,
    ...checklist.findings,
    ...commands.findings,
    ...backup.findings,
    ...credentials.findings,
    ...notify.findings,
    ...logViews.findings,
    ...keyProblems(config.keys).map(({ action, ...problem }) => ({ path: ['keys', action], ...problem })),
  ];
  return { config, findings };
}

function crossed({ healthyAbove, criticalBelow }: Config['health']): Finding {
  const message = `alertThreshold (${criticalBelow}) must not be above healthyAbove (${healthyAbove})`;
  return { path: ['health'], part: 'value', message, hint: null };
}

/** Without keys that hold nothing. */
function defined(memory: NonNullable<Parsed['memory']>): MemoryPlace {
  return {
    ...(memory.host !== undefined && { host: memory.host }),
    ...(memory.port !== undefined && { port: memory.port }),
    ...(memory.tls !== undefined && { tls: memory.tls }),
  };
}
