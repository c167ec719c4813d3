import { execFile } from 'node:child_process';
import { isDeepStrictEqual } from 'node:util';

import type { Expected } from '../../../test/support/triage/generate.ts';

interface Document {
  readonly lines: number;
  readonly levels: Readonly<Record<string, number>>;
  readonly hours: readonly { readonly at: string; readonly errors: number }[];
  readonly templates: readonly {
    readonly level: string;
    readonly text: string;
    readonly count: number;
    readonly firstSeen: string;
    readonly lastSeen: string;
  }[];
}

/** Rejects when what the program prints differs in anything from what the generator wrote. */
export async function exactly(args: readonly string[], env: Record<string, string>, expected: Expected): Promise<void> {
  const { lines, levels, hours, templates } = JSON.parse(await printed(args, env)) as Document;
  const said = {
    lines,
    levels,
    hours: sorted(hours.filter(({ errors }) => errors > 0).map(({ at, errors }) => [at, errors])),
    templates: sorted(
      templates.map(({ level, text, count, firstSeen, lastSeen }) => [
        `${level} ${text}`,
        [count, firstSeen, lastSeen],
      ]),
    ),
  };
  const iso = (at: number): string => new Date(at).toISOString();
  const known = {
    lines: expected.lines,
    levels: expected.levels,
    hours: sorted([...expected.hours].map(([at, errors]) => [iso(at), errors])),
    templates: sorted(
      [...expected.templates].map(([key, { count, first, last }]) => [key, [count, iso(first), iso(last)]]),
    ),
  };
  if (!isDeepStrictEqual(said, known))
    throw new Error(`it said ${JSON.stringify(said)}, the generator ${JSON.stringify(known)}`);
}

const sorted = (pairs: [string, unknown][]): [string, unknown][] => pairs.toSorted(([a], [b]) => a.localeCompare(b));

function printed(args: readonly string[], env: Record<string, string>): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { env, maxBuffer: 1e8 }, (error, stdout) => {
      // 20 says that there are many errors, which there are.
      if (error !== null && error.code !== 20) reject(new Error('the program failed', { cause: error }));
      else resolve(stdout);
    });
  });
}
