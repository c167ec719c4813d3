import type { Config } from '#config/config.ts';
import { KINDS } from '#config/schema/kinds.ts';
import { FOR_GOOD } from '#config/schema/words.ts';
import { writeDuration } from '#domain/duration.ts';
import type { Thresholds } from '#domain/threshold.ts';
import type { Instance } from '#services/checks/check.ts';

import { writtenAlerts } from './written-alerts.ts';
import { writtenCommand } from './written-command.ts';
import { writtenCredentials, writtenKeychain } from './written-credentials.ts';
import { writtenNotify } from './written-notify.ts';
import { writtenPush } from './written-push.ts';
import { writtenService } from './written-service.ts';

type Plain = Readonly<Record<string, unknown>>;

/** A configuration as a person would write it, every value spelled out: what `config show` prints. */
export function written(config: Config): Plain {
  const { host, port, tls } = config.memory;
  return {
    refresh: writeDuration(config.refreshMs),
    theme: config.theme,
    health: { healthyAbove: config.health.healthyAbove, alertThreshold: config.health.criticalBelow },
    alerts: writtenAlerts(config.alerts),
    ...(config.projectRoots.length > 0 && { projectRoots: config.projectRoots }),
    projects: config.projects.map(({ id, path, push, recovery }) => ({
      id,
      path,
      ...(push !== undefined && { push: writtenPush(push) }),
      ...(recovery?.check !== undefined && { recovery: { check: [recovery.check.file, ...recovery.check.args] } }),
    })),
    services: config.services.map(writtenService),
    ...(Object.keys(config.groups).length > 0 && { groups: config.groups }),
    checks: config.checks.map(check),
    ...(config.push.all !== null && { push: writtenPush(config.push.all) }),
    memory: { host, port, tls },
    ...(config.frameworkRoot !== null && { framework: { root: config.frameworkRoot } }),
    agents: config.agents,
    ...(config.commands.length > 0 && { commands: config.commands.map(writtenCommand) }),
    ...(config.notify.channels.length > 0 && { notify: writtenNotify(config.notify) }),
    ...(config.named.includes('keychain') && { keychain: writtenKeychain(config.keychain) }),
    ...(config.named.includes('credentials') && { credentials: writtenCredentials(config.credentials) }),
    ...(config.learnings.folder !== null && { learnings: { folder: config.learnings.folder } }),
    ...(Object.keys(config.keys).length > 0 && { keys: config.keys }),
  };
}

function check({ id, kind, title, params, ...rest }: Instance): Plain {
  const target = id.slice(kind.length + 1);
  const known = KINDS.find((candidate) => candidate.kind === kind);
  const named = known === undefined || known.target(params) !== target;
  const own: Plain = typeof params === 'object' ? { ...params } : {};
  return {
    kind,
    ...(named && { id: target }),
    ...(title !== (named ? target : `${known.title} ${target}`) && { title }),
    ...own,
    ...(rest.intervalMs !== undefined && { interval: writeDuration(rest.intervalMs) }),
    ...(rest.timeoutMs !== undefined && { timeout: writeDuration(rest.timeoutMs) }),
    ...(rest.thresholds !== undefined && { thresholds: limits(rest.thresholds) }),
    ...(rest.dependsOn !== undefined && { dependsOn: rest.dependsOn }),
    ...(rest.critical !== undefined && { critical: rest.critical }),
    ...(rest.pausedUntil !== undefined && { pause: pause(rest.pausedUntil) }),
  };
}

function limits({ warning, critical }: Thresholds): Plain {
  return { warning: warning ?? 'off', critical: critical ?? 'off' };
}

function pause(until: number): true | string {
  return until === FOR_GOOD ? true : new Date(until).toISOString().replace(/\.\d+Z$/, 'Z');
}
