import type { Finding } from '#config/file/problem.ts';
import type { CheckItem } from '#config/schema/check-item.ts';
import { circlesOf } from '#domain/circles.ts';
import { nearest } from '#domain/nearest.ts';
import type { Instance } from '#services/checks/check.ts';

import type { Items } from './items.ts';

/**
 * Turns what `dependsOn` names into check ids. An id of another item will do; what has a colon may be a check that the
 * console finds by itself and is taken as it is. A circle explains nothing and is refused.
 */
export function dependencies(items: readonly Instance[], parsed: readonly CheckItem[]): Items<Instance> {
  const full = new Map(items.map(({ id }) => [id, id]));
  for (const [index, { common }] of parsed.entries()) {
    const id = items[index]?.id;
    if (common.id !== undefined && id !== undefined && !full.has(common.id)) full.set(common.id, id);
  }
  const findings: Finding[] = [];
  const linked = items.map((item, index) => {
    if (item.dependsOn === undefined) return item;
    const dependsOn = item.dependsOn.map((name, position) => {
      const id = full.get(name);
      if (id !== undefined || name.includes(':')) return id ?? name;
      const near = nearest(name, [...full.keys()]);
      const hint = near === null ? null : `Did you mean ${near}?`;
      findings.push({
        path: ['checks', index, 'dependsOn', position],
        part: 'value',
        message: `there is no check ${name}`,
        hint,
      });
      return name;
    });
    return { ...item, dependsOn };
  });
  return { items: linked, findings: [...findings, ...circles(linked)] };
}

/** A circle is told at the check whose list closes it. */
function circles(items: readonly Instance[]): Finding[] {
  const index = new Map(items.map(({ id }, position) => [id, position]));
  return circlesOf(new Map(items.map(({ id, dependsOn = [] }) => [id, dependsOn]))).map(({ names }) => ({
    path: ['checks', index.get(names.at(-2) ?? '') ?? 0, 'dependsOn'],
    part: 'value',
    message: `a circle: ${names.join(' -> ')}`,
    hint: 'Take one of them out.',
  }));
}
