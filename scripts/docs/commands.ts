import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Generated } from '../support/generated.ts';
import { ROOT } from '../support/root.ts';

type Option = { type: 'boolean' | 'string'; short?: string; value?: string; summary: string };
type Verb = { summary: string; usage?: string; options?: Record<string, Option> };
type Entry = Verb & {
  name: string;
  group?: string;
  hidden?: boolean;
  verbs?: Record<string, Verb>;
  examples?: readonly string[];
};

const REGISTRY = 'src/cli/registry.ts';
const TITLES: Record<string, string> = { noun: 'Nouns', more: 'More' };

/** docs/commands.md, from what every command says about itself. */
export async function commandsPage(): Promise<Generated[]> {
  if (!existsSync(join(ROOT, REGISTRY))) return [];
  const module = (await import(pathToFileURL(join(ROOT, REGISTRY)).href)) as { commands: readonly Entry[] };
  const shown = module.commands.filter(({ hidden }) => !hidden);
  const groups = Map.groupBy(shown, ({ group = 'more' }) => group);
  const body = [...groups]
    .toSorted(nounsFirst)
    .flatMap(([group, entries]) => [`## ${TITLES[group] ?? group}`, ...entries.map(section)]);
  const head = ['# Commands', '<!-- Written by scripts/docs.ts from src/cli/commands. Do not edit. -->'];
  return [{ path: 'docs/commands.md', text: `${[...head, ...body].join('\n\n')}\n` }];
}

function nounsFirst([a]: [string, unknown], [b]: [string, unknown]): number {
  return Number(b === 'noun') - Number(a === 'noun');
}

function section({ name, summary, usage, options, verbs = {}, examples = [] }: Entry): string {
  const verbParts = Object.entries(verbs).flatMap(([verb, about]) => [
    `#### ${name} ${verb}`,
    about.summary,
    ...call(about),
  ]);
  const shown = examples.length > 0 ? [fence(examples.map((example) => `$ ${example}`).join('\n'))] : [];
  return [
    `### ${name}`,
    summary,
    ...call({ summary, ...(usage && { usage }), ...(options && { options }) }),
    ...verbParts,
    ...shown,
  ].join('\n\n');
}

function call({ usage, options = {} }: Verb): string[] {
  const rows = Object.entries(options).map(
    ([flag, option]) => `| ${spelling(flag, option)} | ${cell(option.summary)} |`,
  );
  const table = rows.length > 0 ? [['| option | |', '| --- | --- |', ...rows].join('\n')] : [];
  return [...(usage ? [fence(usage)] : []), ...table];
}

function spelling(flag: string, { short, value, type }: Option): string {
  const long = `--${flag}${type === 'string' ? ` ${value ?? 'VALUE'}` : ''}`;
  return `\`${short ? `-${short}, ` : ''}${long}\``;
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function fence(text: string): string {
  return `\`\`\`console\n${text}\n\`\`\``;
}
