import { existsSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

const DOC = readFileSync('docs/push-cases.md', 'utf8');
const ROWS = [...DOC.matchAll(/^\| ([FA]\d+) +\|[^|]*\| *(?:`([^`]+)`|\[[^\]]*\]\(([^)#]+)[^)]*\)) *\|([^|]*)\|/gm)];
/** Titles of tests, and of the groups that they are in; a table may stand between the name and the title. */
const TITLE = /\b(?:test|it|describe)(?:\.\w+(?:\((?:[^()]|\([^()]*\))*\))?)*\(\s*(['`])((?:(?!\1).)*)\1/gs;

test('every case of the table has its test, whose title names it', () => {
  const wrong = ROWS.flatMap(([, name = '', file, page]) => {
    if (page !== undefined) return existsSync(`docs/${page}`) ? [] : [`${name}: no ${page}`];
    if (file === undefined || !existsSync(file)) return [`${name}: no ${file}`];
    const titles = [...readFileSync(file, 'utf8').matchAll(TITLE)].map(([, , title = '']) => title);
    const named = titles.some((title) => new RegExp(String.raw`\b${name}\b`).test(title));
    return named ? [] : [`${name} is in no title of ${file}`];
  });
  expect(wrong).toEqual([]);
});

test('every case says who fails it, but for what is only told', () => {
  const silent = ROWS.filter(([, , file, , who = '']) => file !== undefined && who.trim() === '');
  expect(silent.map(([, name]) => name)).toEqual([]);
});

test('every case is in it, and every other test that it names is there', () => {
  const cases = (letter: string, most: number) => Array.from({ length: most }, (_, at) => `${letter}${at + 1}`);
  expect(ROWS.map(([, name]) => name)).toEqual([...cases('F', 17), ...cases('A', 19)]);
  const files = [...DOC.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
