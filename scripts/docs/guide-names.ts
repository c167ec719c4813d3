import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Alias } from '../../src/cli/aliases.ts';
import type { Generated } from '../support/generated.ts';
import { ROOT } from '../support/root.ts';

const TABLE = 'src/cli/aliases.ts';

const INTRO = `The two guides of the Claude PM framework call things by other names. Each of these spellings works here as written
in the second column; what is not built yet says so and ends with exit code 2.`;

/** docs/guide-names.md, from the table of aliases. */
export async function guideNamesPage(): Promise<Generated[]> {
  if (!existsSync(join(ROOT, TABLE))) return [];
  const { ALIASES } = (await import(pathToFileURL(join(ROOT, TABLE)).href)) as { ALIASES: readonly Alias[] };
  const rows = ALIASES.map(({ guide, words, runs, note }) => {
    const ours = runs === null ? `not built yet: arrives with ${note}` : `\`cpm-console ${runs.join(' ')}\``;
    const more = runs === null || note === undefined ? '' : `, ${note}`;
    return `| \`${guide}\` | \`cpm-console ${words.join(' ')}\` | ${ours}${more} |`;
  });
  const text = [
    '# Names of the guides',
    `<!-- Written by scripts/docs.ts from ${TABLE}. Do not edit. -->`,
    INTRO,
    ['| in a guide | understood here | what runs |', '| --- | --- | --- |', ...rows].join('\n'),
  ];
  return [{ path: 'docs/guide-names.md', text: `${text.join('\n\n')}\n` }];
}
