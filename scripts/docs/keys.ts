import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { ActionSpec } from '../../src/domain/keys.ts';
import type { Generated } from '../support/generated.ts';
import { ROOT } from '../support/root.ts';

const TABLE = 'src/domain/keys.ts';
const TITLES = { move: 'Move, never act', always: 'Always', act: 'Act' } as const;

const INTRO = `One letter, one verb, on every screen. Digits open places, and in a dialog they answer it and do nothing else.
\`?\` shows what works where you are, with the reason where something is off; \`x\` lists every action of the selected thing.

![The keys that work in a place](pictures/help.png)

\`:\` finds any action or place by its name.

![The palette](pictures/palette.png)

Any action can have another key: \`keys:\` in the configuration, by the name in the first column, for example
\`keys: {palette: ;}\`. An empty key switches it off. A key never gets a second meaning: such a configuration is refused.
\`ctrl-c\` always leaves. While you type, \`ctrl-a ctrl-e ctrl-w ctrl-u ctrl-k alt-b alt-f\` edit the line as in a shell.`;

/** docs/keys.md, from the one table of keys. */
export async function keysPage(): Promise<Generated[]> {
  if (!existsSync(join(ROOT, TABLE))) return [];
  const { ACTIONS } = (await import(pathToFileURL(join(ROOT, TABLE)).href)) as { ACTIONS: Record<string, ActionSpec> };
  const sections = (['move', 'always', 'act'] as const).flatMap((kind) => {
    const rows = Object.entries(ACTIONS)
      .filter(([, action]) => action.kind === kind)
      .map(([id, { keys, about }]) => `| ${id} | ${keys.map((key) => `\`${key}\``).join(' ')} | ${about} |`);
    return [`## ${TITLES[kind]}`, ['| action | keys | |', '| --- | --- | --- |', ...rows].join('\n')];
  });
  const head = ['# Keys', `<!-- Written by scripts/docs.ts from ${TABLE}. Do not edit. -->`, INTRO];
  return [{ path: 'docs/keys.md', text: `${[...head, ...sections].join('\n\n')}\n` }];
}
