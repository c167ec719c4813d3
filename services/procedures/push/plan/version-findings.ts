import type { Finding } from '#domain/push/review.ts';
import { versionIn } from '#domain/release/versions/tags.ts';

import type { Sight } from './sight.ts';
import type { Standing } from './version.ts';

/** What a project is made of, and what speaks against the version that it says. */
export function versionFindings(
  { detected, declared, facts }: Pick<Sight, 'detected' | 'declared' | 'facts'>,
  { refusal, notes, prefix }: Pick<Standing, 'refusal' | 'notes' | 'prefix'>,
  tag: string | null,
): readonly Finding[] {
  const blocked = [
    ...(refusal === null ? [] : [{ id: refusal.code, text: refusal.message, hint: refusal.hint }]),
    ...declared.problems,
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

/** Two styles of tags in one project are taken for two projects by whoever reads them. */
function style({ tags }: Sight['facts'], prefix: string, tag: string | null): string[] {
  const last = tags.find(({ name }) => versionIn(name, prefix) !== null);
  if (tag === null || last === undefined || versionIn(tag, prefix) !== null) return [];
  return [`the tag would be ${tag}, but tags so far are like ${last.name}`];
}
