import type { ProjectConfig } from '#config/config.ts';
import type { Finding, Path } from '#config/file/problem.ts';
import type { Parsed } from '#config/schema/root.ts';
import { freeIdentifier, identifierOf } from '#domain/identifier.ts';
import { baseName } from '#domain/path.ts';

import { absolute, type Base } from './place.ts';

/** Normalised items and what is wrong with them. */
export interface Items<T> {
  readonly items: readonly T[];
  readonly findings: readonly Finding[];
}

type Named = { readonly id?: string | undefined };

/** Projects with absolute paths and unique ids. */
export function projectsOf(parsed: NonNullable<Parsed['projects']>, base: Base): Items<ProjectConfig> {
  const ids = idsOf(parsed, ({ path }) => identifierOf(baseName(path)));
  const items = parsed.map(({ path, push, recovery }, index) => ({
    id: ids[index] ?? '',
    path: absolute(path, base) ?? path,
    ...(push !== undefined && { push }),
    ...(recovery !== undefined && { recovery }),
  }));
  const homeless = parsed.flatMap(({ path }, index) =>
    absolute(path, base) === null ? [noHome(['projects', index, 'path'])] : [],
  );
  return { items, findings: [...homeless, ...twice(parsed, 'projects')] };
}

/** What a `~` without a home folder is told. */
export function noHome(path: Path): Finding {
  return {
    path,
    part: 'value',
    message: 'there is no home folder, so ~ means nothing',
    hint: 'Give an absolute path.',
  };
}

/** Ids a person gave hold; the others are made of a name and keep out of their way. */
export function idsOf<T extends Named>(list: readonly T[], make: (item: T) => string): string[] {
  const taken = new Set(list.flatMap(({ id }) => (id === undefined ? [] : [id])));
  return list.map((item) => {
    const id = item.id ?? freeIdentifier(make(item), taken);
    taken.add(id);
    return id;
  });
}

/** Items whose id an earlier one has. */
export function twice(list: readonly Named[], key: string): Finding[] {
  const first = new Map<string, number>();
  return list.flatMap(({ id }, index) => {
    if (id === undefined) return [];
    const before = first.get(id);
    if (before === undefined) first.set(id, index);
    const message = `this id is taken by ${key}[${before}]`;
    return before === undefined
      ? []
      : [{ path: [key, index, 'id'], part: 'value' as const, message, hint: 'Give another.' }];
  });
}
