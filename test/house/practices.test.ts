import { existsSync, readFileSync } from 'node:fs';

import { describe, expect, it } from 'vitest';

import { commands } from '#cli/registry.ts';
import { places } from '#screens/places/registry.ts';

const page = readFileSync('docs/practices.md', 'utf8');
const typed = [...page.matchAll(/`cpm-console ([^`]+)`/g)].map(([, line = '']) => line);

describe('the page of best practices', () => {
  it('has a row for every practice of the guide', () => {
    expect(page.split('\n').filter((line) => line.includes('`cpm-console '))).toHaveLength(14);
  });

  it.each(typed)('cpm-console %s is there', (line) => {
    const [noun = '', verb] = line.split(' ');
    const command = commands.find(({ name }) => name === noun);
    expect(JSON.stringify(command ?? null)).toContain(`"${verb ?? noun}"`);
  });

  it('names places and pages there are', () => {
    const titles: readonly string[] = places.map(({ title }) => title);
    const named = [...page.matchAll(/place (\w+)|found in (\w+)/g)].map(([, one, other]) => one ?? other ?? '');
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((name) => !titles.includes(name))).toEqual([]);
    const linked = [...page.matchAll(/\]\(([\w.-]+)\)/g)].map(([, file = '']) => file);
    expect(linked.filter((file) => !existsSync(`docs/${file}`))).toEqual([]);
  });
});
