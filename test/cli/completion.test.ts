import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { CommandEntry } from '#cli/command.ts';
import { bashScript } from '#cli/completion/bash.ts';
import { fishScript } from '#cli/completion/fish.ts';
import { wordsOf } from '#cli/completion/words.ts';
import { zshScript } from '#cli/completion/zsh.ts';

import { plainEnv, Session } from '../support/terminal/pty.ts';

const load = () => Promise.reject(new Error('completion never loads a command'));
const commands: readonly CommandEntry[] = [
  {
    name: 'health',
    group: 'noun',
    summary: "The console's score: 0 to 100",
    examples: [],
    options: {
      format: { type: 'string', summary: 'How to print it', choices: ['json', 'seed'] },
      explain: { type: 'boolean', summary: 'Why it is what it is' },
      since: { type: 'string', value: 'TIME', summary: 'From when on' },
    },
    load,
  },
  {
    name: 'project',
    group: 'noun',
    summary: 'Git projects',
    examples: [],
    verbs: { list: { summary: 'All of them' }, status: { summary: 'Look now' } },
    load,
  },
];
const words = wordsOf(commands, {
  demo: { type: 'boolean', summary: 'Made up' },
  config: { type: 'string', value: 'FILE', summary: 'This file' },
});

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'completion-'));
  await writeFile(join(dir, 'bash'), bashScript(words));
  await writeFile(join(dir, 'zsh'), zshScript(words));
  await writeFile(join(dir, 'fish'), fishScript(words));
  await writeFile(join(dir, 'ours.yaml'), '');
});
afterAll(() => rm(dir, { recursive: true }));

type Case = readonly [line: string, offered: readonly string[]];
/** Options are asked for with their dashes, since fish offers none before. */
const CASES: readonly Case[] = [
  ['cpm-console h', ['health']],
  ['cpm-console ', ['health', 'project']],
  ['cpm-console --d', ['--demo']],
  ['cpm-console --demo pro', ['project']],
  ['cpm-console --config ours.yaml pro', ['project']],
  ['cpm-console --config our', ['ours.yaml']],
  ['cpm-console project ', ['list', 'status']],
  ['cpm-console project s', ['status']],
  ['cpm-console health --e', ['--explain']],
  ['cpm-console health --format ', ['json', 'seed']],
  ['cpm-console health --format s', ['seed']],
];

/** What bash offers through readline itself, as `complete -p` would be used by a person. */
async function bash(line: string): Promise<string[]> {
  const typed = line.split(' ');
  const script = `source ./bash
    COMP_WORDS=(${typed.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${typed.length - 1}
    _cpm_console; [ \${#COMPREPLY[@]} -eq 0 ] && COMPREPLY=($(compgen -f -- '${typed.at(-1)}'))
    printf '%s\\n' "\${COMPREPLY[@]}"`;
  return offered((await execa('bash', ['--norc', '-c', script], { cwd: dir })).stdout);
}

async function fish(line: string): Promise<string[]> {
  const script = `source ./fish; complete -C '${line}'`;
  const { stdout } = await execa('fish', ['--no-config', '-c', script], { cwd: dir, env: { HOME: dir } });
  return offered(stdout);
}

/** The word before the tab and its description; options of all commands are left out where no dash was typed. */
function offered(stdout: string): string[] {
  const names = stdout.split('\n').map((line) => line.split('\t')[0] ?? '');
  return names.filter((name) => name !== '').toSorted();
}

async function has(shell: string): Promise<boolean> {
  return (await execa(shell, ['--version'], { reject: false })).exitCode === 0;
}

describe('bash', () => {
  test.each(CASES)('%j offers %j', async (line, wanted) => {
    const found = await bash(line);
    expect(found.filter((name) => wanted[0]?.startsWith('-') || !name.startsWith('-'))).toEqual(wanted);
  });
});

describe('fish', () => {
  test.for(CASES)('%j offers %j', async ([line, wanted], { skip }) => {
    skip(!(await has('fish')), 'needs fish');
    expect(await fish(line)).toEqual(wanted);
  });
});

describe('zsh', () => {
  test.for(CASES)('%j offers %j', async ([line, wanted], { skip }) => {
    skip(!(await has('zsh')), 'needs zsh');
    await using session = new Session('zsh', ['-f', '-i'], { cwd: dir, env: { ...plainEnv(), HOME: dir } });
    session.write("PS1='> '; autoload -U compinit; compinit -D; source ./zsh; setopt no_list_ambiguous; echo ready\r");
    await session.waitFor(/^ready/m);
    session.write(`${line}\t`);
    const shown = wanted.length > 1 ? wanted : [`> ${line.slice(0, line.lastIndexOf(' '))} ${wanted[0]}`];
    const screen = await session.waitFor((text) => shown.every((part) => text.includes(part)));
    expect(screen).not.toContain('command not found');
  });
});
