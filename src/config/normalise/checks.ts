import type { Finding } from '#config/file/problem.ts';
import type { CheckItem } from '#config/schema/check-item.ts';
import { KINDS } from '#config/schema/kinds.ts';
import { messageOf } from '#domain/errors.ts';
import type { Thresholds } from '#domain/threshold.ts';
import type { AnyKind, Instance } from '#services/checks/check.ts';

import { dependencies } from './dependencies.ts';
import type { Items } from './items.ts';

const BY_NAME = new Map(KINDS.map((kind) => [kind.kind, kind]));

/** Checks ready to run: `kind:target` ids, whole thresholds, full ids of what they depend on. */
export function checksOf(parsed: readonly CheckItem[]): Items<Instance> {
  const findings: Finding[] = [];
  const items = parsed.flatMap((item, index) => {
    const kind = BY_NAME.get(item.kind);
    if (kind === undefined) return [];
    try {
      return [instanceOf(item, kind)];
    } catch (error) {
      findings.push({ path: ['checks', index], part: 'value', message: messageOf(error), hint: null });
      return [];
    }
  });
  if (findings.length > 0) return { items, findings };
  const linked = dependencies(items, parsed);
  return { items: linked.items, findings: [...twice(items), ...order(parsed), ...linked.findings] };
}

function instanceOf({ params, common }: CheckItem, kind: AnyKind): Instance {
  const target = common.id ?? kind.target(params);
  return {
    id: `${kind.kind}:${target}`,
    kind: kind.kind,
    title: common.title ?? common.id ?? `${kind.title} ${target}`,
    params,
    ...(common.interval !== undefined && { intervalMs: common.interval }),
    ...(common.timeout !== undefined && { timeoutMs: common.timeout }),
    ...(common.thresholds !== undefined && { thresholds: thresholdsOf(common.thresholds, kind.thresholds) }),
    ...(common.dependsOn !== undefined && { dependsOn: common.dependsOn }),
    ...(common.critical !== undefined && { critical: common.critical }),
    ...(common.pause !== undefined && { pausedUntil: common.pause }),
  };
}

type Said = NonNullable<CheckItem['common']['thresholds']>;

function thresholdsOf({ warning, critical }: Said, defaults: Thresholds): Thresholds {
  return {
    ...defaults,
    warning: warning === undefined ? defaults.warning : warning,
    critical: critical === undefined ? defaults.critical : critical,
  };
}

function twice(items: readonly Instance[]): Finding[] {
  const first = new Map<string, number>();
  return items.flatMap(({ id }, index) => {
    const before = first.get(id);
    if (before === undefined) {
      first.set(id, index);
      return [];
    }
    const message = `this is the same check as checks[${before}] (${id})`;
    return [{ path: ['checks', index], part: 'value' as const, message, hint: 'Give it an id of its own.' }];
  });
}

/** A warning must come before the critical limit it warns of. */
function order(parsed: readonly CheckItem[]): Finding[] {
  return parsed.flatMap(({ kind, common: { thresholds: said } }, index) => {
    const defaults = BY_NAME.get(kind)?.thresholds;
    if (said === undefined || defaults === undefined) return [];
    const { warning, critical, bad } = thresholdsOf(said, defaults);
    if (warning === null || critical === null || (bad === 'below' ? critical <= warning : warning <= critical))
      return [];
    const message = `the warning (${warning}) must come before the critical limit (${critical})`;
    const hint =
      said.warning === undefined || said.critical === undefined ? 'The other one is the default; set both.' : null;
    return [{ path: ['checks', index, 'thresholds'], part: 'value' as const, message, hint }];
  });
}
