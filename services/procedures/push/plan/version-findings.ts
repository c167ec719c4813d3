import { OpsError } from '#domain/errors.ts';
import type { Finding } from '#domain/push/review.ts';
import { toPep440 } from '#domain/release/versions/pep440.ts';
import { versionIn } from '#domain/release/versions/tags.ts';

import type { Sight } from './sight.ts';
import type { Standing } from './version.ts';

/** What a project is made of, and what speaks against the version that it says. */
export function versionFindings(
  { detected, declared, facts, profile }: Pick<Sight, 'detected' | 'declared' | 'facts' | 'profile'>,
  { refusal, notes, prefix }: Pick<Standing, 'refusal' | 'notes' | 'prefix'>,
  next: string | null,
  tag: string | null,
): readonly Finding[] {
  const blocked = [
    ...(refusal === null ? [] : [{ id: refusal.code, text: refusal.message, hint: refusal.hint }]),
    ...declared.problems,
    ...unspellable(profile, next),
    ...otherModule(detected, next),
  ];
  const known = new Set(declared.problems.map(({ text }) => text));
  const said = [
    ...notes,
    ...detected.notes,
    ...detected.components.flatMap(({ warnings }) => warnings),
    ...style(facts, prefix, tag),
  ];
  return [
    ...detected.components.map(({ name, ecosystem, reasons }, at): Finding => {
      const text = `${name ?? ecosystem}: ${reasons.join('; ')}`;
      return { id: `component-${at + 1}`, level: 'ok', text, hint: null };
    }),
    ...blocked.map(({ id, text, hint }): Finding => ({ id, level: 'blocked', text, hint })),
    ...said
      .filter((text) => !known.has(text))
      .map((text, at): Finding => ({ id: `note-${at + 1}`, level: 'warning', text, hint: null })),
  ];
}

/** A version that Python has no spelling for cannot be written into the files of a Python project. */
function unspellable(
  { versionFiles }: Sight['profile'],
  next: string | null,
): { id: string; text: string; hint: string | null }[] {
  const file = versionFiles.value.find(({ scheme }) => scheme === 'pep440');
  if (next === null || file === undefined) return [];
  try {
    toPep440(next);
    return [];
  } catch (error) {
    if (!(error instanceof OpsError)) throw error;
    return [{ id: error.code, text: `${file.path}: ${error.message}`, hint: error.hint ?? null }];
  }
}

/** go finds a version from 2 on only in a module whose path ends in it: `example.org/tool/v2`. */
function otherModule(
  { components }: Sight['detected'],
  next: string | null,
): { id: string; text: string; hint: string | null }[] {
  const major = /^(\d+)\./.exec(next ?? '')?.[1];
  if (major === undefined) return [];
  return components.flatMap(({ ecosystem, name }) => {
    if (ecosystem !== 'go' || name === null || name.startsWith('gopkg.in/')) return [];
    const said = /\/v(\d+)$/.exec(name)?.[1] ?? null;
    if (said === null ? Number(major) < 2 : said === major) return [];
    const path = `${name.replace(/\/v\d+$/, '')}${Number(major) < 2 ? '' : `/v${major}`}`;
    return [
      {
        id: 'go-major',
        text: `The module is ${name}, so go would not find ${next} of it.`,
        hint: `Let go.mod and its imports say ${path}, commit that, or release another version.`,
      },
    ];
  });
}

/** Two styles of tags in one project are taken for two projects by whoever reads them. */
function style({ tags }: Sight['facts'], prefix: string, tag: string | null): string[] {
  const last = tags.find(({ name }) => versionIn(name, prefix) !== null);
  if (tag === null || last === undefined || versionIn(tag, prefix) !== null) return [];
  return [`the tag would be ${tag}, but tags so far are like ${last.name}`];
}
