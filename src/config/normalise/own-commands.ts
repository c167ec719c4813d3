import type { Finding } from '#config/file/problem.ts';
import type { Parsed } from '#config/schema/root.ts';
import type { OwnCommand } from '#domain/quick/own.ts';
import { quickNamed } from '#domain/quick/quick.ts';

import { type Items, noHome, twice } from './items.ts';
import { absolute, type Base } from './place.ts';

const TIMEOUT_MS = 600_000;

/** Commands of the person's own, with absolute folders and names that no other has. */
export function ownCommandsOf(parsed: NonNullable<Parsed['commands']>, base: Base): Items<OwnCommand> {
  const items = parsed.map(({ id, title, run, cwd, confirm, timeout }): OwnCommand => ({
    id,
    title: title ?? id,
    command: run,
    cwd: cwd === undefined ? base.home : (absolute(cwd, base) ?? cwd),
    confirm: confirm ?? 'interrupting',
    timeoutMs: timeout ?? TIMEOUT_MS,
  }));
  const taken = parsed.flatMap(({ id }, index): Finding[] => {
    if (quickNamed(id) === undefined) return [];
    const message = `${id} is a quick command of the program`;
    return [{ path: ['commands', index, 'id'], part: 'value', message, hint: 'Give another.' }];
  });
  const homeless = parsed.flatMap(({ cwd }, index) =>
    cwd !== undefined && absolute(cwd, base) === null ? [noHome(['commands', index, 'cwd'])] : [],
  );
  return { items, findings: [...twice(parsed, 'commands'), ...taken, ...homeless] };
}
