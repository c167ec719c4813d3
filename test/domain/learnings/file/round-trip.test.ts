import fc from 'fast-check';
import { expect, test } from 'vitest';

import { parseLearning } from '#domain/learnings/file/parse.ts';
import { rewritten } from '#domain/learnings/file/rewrite.ts';
import { learningText } from '#domain/learnings/file/write.ts';
import { learningId } from '#domain/learnings/id.ts';
import type { Learning } from '#domain/learnings/learning.ts';
import { problemLine } from '#domain/yaml/problem.ts';

import { GUIDE } from '../guide.ts';

function read(text: string): Learning {
  const parsed = parseLearning('f.yaml', text);
  if ('learning' in parsed) return parsed.learning;
  throw new Error(parsed.map(problemLine).join('\n'));
}

test('the example of the guide is read whole', () => {
  const learning = read(GUIDE);
  expect(learning).toMatchObject({
    id: 'OPS-2025-07-11-001',
    timestamp: '2025-07-11T14:30:00Z',
    category: 'troubleshooting',
    severity: 'warning',
    situation: { title: 'Memory service connection pool exhaustion' },
    problem: { impact: { scope: 'System-wide', severity: 'High' } },
    resolution: { timeToResolve: '90 minutes' },
    tags: ['memory_service', 'connection_pooling', 'performance', 'load_testing'],
  });
  expect(learning.investigation.stepsTaken.map(({ timeSpent }) => timeSpent)).toEqual(['15', '10', '20']);
  expect(learning.resolution.steps[0]?.command).toBe("sed -i 's/pool_size=10/pool_size=50/' config.ini");
  expect(learning.actionItems.longTerm).toEqual([
    {
      task: 'Implement auto-scaling for connection pools',
      owner: 'Platform Team',
      deadline: '2025-08-01',
      done: false,
    },
  ]);
  // Every text of the example is somewhere in what was read.
  const said = JSON.stringify(learning);
  for (const [, text = ''] of GUIDE.matchAll(/"((?:[^"\\]|\\.)*)"/g))
    expect(said).toContain(JSON.stringify(text).slice(1, -1));
});

test('the example of the guide, written and read again, is the same', () => {
  const learning = read(GUIDE);
  expect(read(learningText(learning))).toEqual(learning);
});

test('it is written as the guide writes it, but for blanks at the ends of lines', () => {
  const bare = (text: string) => text.replaceAll(/[ \t]+$/gm, '');
  expect(learningText(read(GUIDE))).toBe(bare(GUIDE));
});

test('an unchanged learning leaves its text alone, comments and blanks too', () => {
  const text = `# head\n${GUIDE.replace('severity: "warning"', 'severity: warning # really')}`;
  expect(rewritten(text, read(text))).toBe(text);
});

test('a changed one keeps comments and quotes around what did not change', () => {
  const text = GUIDE.replace('severity: "warning"', "severity: 'warning' # really").replace(
    '    tools_used:',
    '    # by hand\n    tools_used:',
  );
  const before = read(text);
  const after: Learning = {
    ...before,
    severity: 'critical',
    situation: { ...before.situation, title: 'Another: "title"' },
    tags: [...before.tags, 'new'],
    resolution: { ...before.resolution, steps: [] },
  };
  const result = rewritten(text, after) ?? '';
  expect(read(result)).toEqual(after);
  expect(result).toContain("severity: 'critical' # really");
  expect(result).toContain('    # by hand\n    tools_used:');
  expect(result).toContain('approach: "Increase connection pool size and implement connection reuse"');
});

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }).map((one) => one.toWellFormed()),
  fc.constantFrom(
    '',
    ' ',
    '\n',
    'a\nb',
    ' a\n  b\n',
    'a\n\n\n',
    '- a',
    '# a',
    'a: b',
    '---',
    '...',
    '~',
    'true',
    '1e3',
    "it's",
    '"',
    '\\',
    '\t',
    'a\tb\nc',
    '…\u2028\u0085',
    '\u{1F6E0}\ufe0f',
    '{a',
    '*a',
    '&a',
    '!a',
    '%a',
    '@',
    '`',
  ),
);
const filled = text.filter((one) => one.trim() !== '');
const day = fc.integer({ min: 0, max: 40_000 }).map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const texts = fc.array(text, { maxLength: 3 });
const items = fc.array(
  fc.record({ task: filled, owner: text, deadline: fc.oneof(day, fc.constant('')), done: fc.boolean() }),
  { maxLength: 3 },
);
const learnings: fc.Arbitrary<Learning> = fc.record({
  id: fc.tuple(day, fc.integer({ min: 1, max: 5000 })).map(([on, number]) => learningId(on, number)),
  timestamp: day.map((on) => `${on}T12:00:00Z`),
  category: fc.constantFrom('deployment', 'issue'),
  severity: fc.constantFrom('info', 'HIGH'),
  situation: fc.record({ title: filled, context: text, trigger: text }),
  problem: fc.record({
    description: text,
    symptoms: texts,
    impact: fc.record({ scope: fc.constantFrom('', 'System-wide'), severity: fc.constantFrom('', 'High') }),
  }),
  investigation: fc.record({
    stepsTaken: fc.array(fc.record({ action: text, outcome: text, timeSpent: text }), { maxLength: 2 }),
    toolsUsed: texts,
    findings: fc.record({ rootCause: text, contributingFactors: texts }),
  }),
  resolution: fc.record({
    approach: text,
    steps: fc.array(fc.record({ action: text, command: fc.oneof(filled, fc.constant(null)), result: text }), {
      maxLength: 2,
    }),
    validation: texts,
    timeToResolve: text,
  }),
  lessonsLearned: fc.record({ whatWorked: texts, whatDidntWork: texts, prevention: texts, processImprovements: texts }),
  actionItems: fc.record({ immediate: items, longTerm: items }),
  relatedDocumentation: texts,
  tags: texts,
});

test('any learning, written and read again, is the same', () => {
  fc.assert(
    fc.property(learnings, (learning) => {
      expect(read(learningText(learning))).toEqual(learning);
    }),
    { numRuns: 150 },
  );
});

test('a text of several lines can become a blank one', () => {
  const one = read(GUIDE);
  const lines = { ...one, resolution: { ...one.resolution, timeToResolve: 'a\n\n\n' } };
  for (const blank of [' ', '', '\n', ' a\n', 'a\n '])
    expect(
      read(rewritten(learningText(lines), { ...one, resolution: { ...one.resolution, timeToResolve: blank } }) ?? '')
        .resolution.timeToResolve,
    ).toBe(blank);
});

test('any change of a written learning is made, and nothing else', () => {
  fc.assert(
    fc.property(learnings, learnings, (one, other) => {
      const result = rewritten(learningText(one), other) ?? '';
      expect(read(result)).toEqual(other);
    }),
    { numRuns: 150 },
  );
});
