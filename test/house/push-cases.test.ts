import { existsSync, readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

const DOC = readFileSync('docs/push-cases.md', 'utf8');
const ROWS = [...DOC.matchAll(/^\| ([FA]\d+) +\|[^|]*\| *(?:`([^`]+)`|\[[^\]]*\]\(([^)#]+)[^)]*\)) *\|/gm)];

test('every case of the table has its test, which names it', () => {
  const wrong = ROWS.flatMap(([, name = '', file, page]) => {
    if (page !== undefined) return existsSync(`docs/${page}`) ? [] : [`${name}: no ${page}`];
    if (file === undefined || !existsSync(file)) return [`${name}: no ${file}`];
    return new RegExp(String.raw`\b${name}\b`).test(readFileSync(file, 'utf8')) ? [] : [`${name} is not in ${file}`];
  });
  expect(wrong).toEqual([]);
});

test('every case is in it, and every other test that it names is there', () => {
  const cases = (letter: string, most: number) => Array.from({ length: most }, (_, at) => `${letter}${at + 1}`);
  expect(ROWS.map(([, name]) => name)).toEqual([...cases('F', 17), ...cases('A', 19)]);
  const files = [...DOC.matchAll(/`(test\/[^`]+)`/g)].map(([, file = '']) => file);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
