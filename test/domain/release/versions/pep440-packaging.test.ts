import { execFileSync, spawnSync } from 'node:child_process';

import fc from 'fast-check';
import compare from 'semver/functions/compare.js';
import { expect, test } from 'vitest';

import { fromPep440, toPep440 } from '#domain/release/versions/pep440.ts';

/** `packaging`, which pip and every build backend use, is the judge. */
const PYTHON = '/usr/bin/python3';
const missing = spawnSync(PYTHON, ['-c', 'import packaging']).status === 0 ? null : 'needs python3-build';

const NUMBER = fc.nat({ max: 30 });
const CORE = fc.tuple(NUMBER, NUMBER, NUMBER).map((numbers) => numbers.join('.'));

test('back and there is how Python itself writes it', (ctx) => {
  if (missing !== null) return ctx.skip(missing);
  const tails = ['', 'a1', '-beta.2', '.RC3', 'pre4', '.dev5', 'dev', '-6', '.post7', 'rev8', '+Local.9', '-alpha'];
  const spellings = fc.tuple(fc.constantFrom('', 'v'), CORE, fc.constantFrom(...tails)).map((parts) => parts.join(''));
  const texts = fc.sample(spellings, 80);
  expect(texts.map((text) => toPep440(fromPep440(text)))).toEqual(ask('[str(v.Version(t)) for t in data]', texts));
});

test('the order is the same on both sides, without development versions', (ctx) => {
  if (missing !== null) return ctx.skip(missing);
  const pre = fc.tuple(fc.constantFrom('alpha', 'beta', 'rc'), NUMBER).map(([word, counter]) => `-${word}.${counter}`);
  const version = fc.tuple(fc.constantFrom('1.0.0', '1.0.1', '1.10.0'), fc.oneof(fc.constant(''), pre));
  const pairs = fc.sample(fc.tuple(version, version), 80).map((pair) => pair.map((parts) => parts.join('')));
  const ours = pairs.map(([a = '', b = '']) => compare(a, b));
  const theirs = ask(
    '[(v.Version(a) > v.Version(b)) - (v.Version(a) < v.Version(b)) for a, b in data]',
    pairs.map((pair) => pair.map(toPep440)),
  );
  expect(ours).toEqual(theirs);
});

function ask(expression: string, data: unknown): unknown {
  const program = `import json, sys, packaging.version as v\ndata = json.load(sys.stdin)\nprint(json.dumps(${expression}))`;
  return JSON.parse(execFileSync(PYTHON, ['-c', program], { input: JSON.stringify(data), encoding: 'utf8' }));
}
