import { OpsError } from '#domain/errors.ts';
import { listField, textField } from '#domain/field.ts';
import { isList } from '#domain/json.ts';
import { missingUnit } from '#services/adapters/managers/support/no-unit.ts';
import type { Unit } from '#services/ports/managers.ts';

import { ask, isName, reasonOf, type Talk, unknown } from './ask.ts';
import { type Container, containerOf } from './container.ts';
import { insideOf } from './inside.ts';
import { unitOf } from './unit.ts';

const AT_ONCE = 8;
/** A failed container that nobody keeps is told for so long, since it may have been a service or a single command. */
const TOLD_MS = 24 * 3_600_000;

/** One container by its whole name; null when there is none. Throws as `ask` does. */
export async function inspect(talk: Talk, name: string): Promise<Container | null> {
  if (!isName(name)) return null;
  const { status, json } = await ask(talk, 'GET', `/containers/${name}/json`);
  if (status === 404) return null;
  const found = status === 200 ? containerOf(json) : null;
  if (status >= 400)
    throw new OpsError('garbage', `${talk.engine} cannot say how ${name} is: ${reasonOf(json)}`, {
      hint: 'Its log may tell why.',
    });
  if (found === null) throw unknown(talk.engine, talk.socket);
  // The engine also finds a container by the beginning of its id.
  return found.name === name ? found : null;
}

/** Units in the order asked. */
export async function statusOf(talk: Talk, names: readonly string[]): Promise<Unit[]> {
  const known = await inspectAll(talk, [...new Set(names)]);
  return names.map((name) => {
    const found = known.get(name);
    return found === undefined ? missingUnit(talk.engine, name) : unitNow(talk, found);
  });
}

/** Containers that run, are kept, belong to a project, or failed within a day. */
export async function listOf(talk: Talk): Promise<Unit[]> {
  const { status, json } = await ask(talk, 'GET', '/containers/json?all=1');
  if (status !== 200 || json === undefined || !isList(json)) throw unknown(talk.engine, talk.socket);
  const names = json.flatMap((one) => nameOf(listField(one, 'Names')) ?? textField(one, 'Id')?.slice(0, 12) ?? []);
  const known = await inspectAll(talk, names);
  return [...known.values()].flatMap((container) => {
    const unit = unitNow(talk, container);
    return isWorthSeeing(container, unit) ? [unit] : [];
  });
}

/** Links of old add further names, with a slash in them. */
function nameOf(names: readonly string[]): string | undefined {
  return names.map((name) => name.replace(/^\//, '')).find((name) => !name.includes('/'));
}

function unitNow({ engine }: Talk, container: Container): Unit {
  return unitOf(container, engine, insideOf(container), Date.now());
}

function isWorthSeeing({ policy, project, unit: by, finishedAt }: Container, { state }: Unit): boolean {
  if (state === 'failed')
    return policy !== 'no' || project !== null || Date.now() - (finishedAt ?? Date.now()) < TOLD_MS;
  return state !== 'stopped' || (policy !== 'no' && policy !== '') || project !== null || by !== null;
}

async function inspectAll(talk: Talk, names: readonly string[]): Promise<Map<string, Container>> {
  const found = new Map<string, Container>();
  for (let at = 0; at < names.length; at += AT_ONCE) {
    const some = names.slice(at, at + AT_ONCE);
    const inspected = await Promise.all(some.map((name) => inspect(talk, name)));
    for (const [index, container] of inspected.entries())
      if (container !== null) found.set(some[index] ?? '', container);
  }
  return found;
}
