import { expect, test } from 'vitest';

import { parseLearning } from '#domain/learnings/file/parse.ts';
import { problemLine } from '#domain/yaml/problem.ts';

import { GUIDE } from '../guide.ts';

const problems = (text: string, draft = false): readonly string[] => {
  const parsed = parseLearning('f.yaml', text, { draft });
  return 'learning' in parsed ? [] : parsed.map(problemLine);
};
/** The guide's example with one thing changed. */
const but = (from: string, to: string): string => {
  if (!GUIDE.includes(from)) throw new Error(`the example has no ${from}`);
  return GUIDE.replace(from, to);
};

test.each([
  ['a tab', but('  id:', '\tid:'), ['f.yaml:2:1: a tab is used for indentation; use spaces']],
  [
    'a key twice',
    but('  severity: "warning"', '  severity: "warning"\n  severity: "info"'),
    ['f.yaml:6:3: this key is there twice; keep one'],
  ],
  [
    'a strange key',
    but('what_worked:', 'what_work:'),
    ['f.yaml:62:5: learning_entry.lessons_learned.what_work: there is no such key. Did you mean what_worked?'],
  ],
  [
    'a key nowhere near',
    but('  tags:', '  zebra:'),
    [
      'f.yaml:94:3: learning_entry.zebra: there is no such key. Known here: id, timestamp, category, severity, situation, problem, investigation, resolution, lessons_learned, action_items, related_documentation, tags.',
    ],
  ],
  [
    'a wrong category',
    but('"troubleshooting"', '"troubelshooting"'),
    [
      'f.yaml:4:13: learning_entry.category: expected one of deployment, troubleshooting, optimization, security, issue, performance, configuration, recovery, monitoring, maintenance. Did you mean troubleshooting?',
    ],
  ],
  [
    'a number for a text',
    but('title: "Memory service connection pool exhaustion"', 'title: 503'),
    ['f.yaml:8:12: learning_entry.situation.title: expected a text. Put it in quotes: "503"'],
  ],
  [
    'a text for a list',
    but(
      '    symptoms:\n      - "Connection timeout errors after 30 seconds"\n      - "Memory service health check returning 503"\n      - "Agent operations queuing up indefinitely"',
      '    symptoms: "Timeouts"',
    ),
    ['f.yaml:14:15: learning_entry.problem.symptoms: expected a list. Write each item on a line of its own: - text'],
  ],
  [
    'a colon without quotes',
    but('- "Load Testing Procedures"', '- Load: testing'),
    ['f.yaml:92:7: learning_entry.related_documentation[2]: expected a text. A text with a colon needs quotes.'],
  ],
  [
    'a day there is not',
    but('2025-08-01', '2025-02-30'),
    ['f.yaml:87:19: learning_entry.action_items.long_term[0].deadline: expected a day such as 2026-11-27'],
  ],
  [
    'a bad id',
    but('OPS-2025-07-11-001', 'OPS-2025-13-11-001'),
    ['f.yaml:2:7: learning_entry.id: expected an id such as OPS-2026-11-20-001, with a day of the calendar'],
  ],
  [
    'a bad time',
    but('2025-07-11T14:30:00Z', '11.07.2025'),
    ['f.yaml:3:14: learning_entry.timestamp: expected a time in UTC such as 2026-11-20T14:30:00Z'],
  ],
  [
    'no title',
    but('    title: "Memory service connection pool exhaustion"\n', ''),
    ['f.yaml:8:5: learning_entry.situation.title: is missing'],
  ],
  [
    'an empty item',
    but('- "Load Testing Procedures"', '-'),
    ['f.yaml:92:6: learning_entry.related_documentation[2]: this item is empty. Take it out.'],
  ],
  [
    'nothing of a learning',
    'a: 1\n',
    ['f.yaml:1:1: a: there is no such key. Known here: learning_entry.', 'f.yaml:1:1: learning_entry: is missing'],
  ],
  ['an empty file', '', ['f.yaml:1:1: learning_entry: is missing']],
  ['a list', '- a\n', ['f.yaml:1:1: expected keys and values such as `learning_entry:`']],
  [
    'two documents',
    `${GUIDE}---\na: 1\n`,
    ['f.yaml:99:1: there is a second document (---); one file holds one learning'],
  ],
  ['an alias of nothing', but('"warning"', '*it'), ['f.yaml:5:13: an alias names an anchor that is not there']],
])('%s is told with its line', (_what, text, lines) => {
  expect(problems(text)).toEqual(lines);
});

test('all that is wrong is told at once, in the order of the text', () => {
  const text = but('"warning"', '"loud"').replace('"90 minutes"', 'true').replace('2025-07-13', 'soon');
  expect(problems(text).map((line) => line.split(':')[1])).toEqual(['5', '59', '80']);
});

test('a few anchors are understood, a text that unfolds without end is refused at once', () => {
  expect(problems(but('"System-wide"', '&s "System-wide"'))).toEqual([]);
  const shared = but('action: "Checked memory service logs"', 'action: &a "Checked"').replace(
    'action: "Monitored connection pool metrics"',
    'action: *a',
  );
  expect(problems(shared)).toEqual([]);
  const names = 'a b c d e f g h i'.split(' ');
  const laughs = names.map((name, at) => {
    const before = names[at - 1];
    return `  ${name}: &${name} [${Array.from({ length: 9 }, () => (before === undefined ? '"ha"' : `*${before}`)).join(', ')}]`;
  });
  expect(problems(`learning_entry:\n${laughs.join('\n')}\n`)).toEqual([
    'f.yaml:1:1: its aliases (*name) unfold to too much; write it out',
  ]);
});

test('what is nested without end is refused', () => {
  expect(problems(`learning_entry: ${'['.repeat(200_000)}`)).toEqual(['f.yaml:1:1: it is nested too deeply']);
});

test('the words of the upstream template are understood, and minutes as numbers', () => {
  for (const category of [
    'issue',
    'performance',
    'configuration',
    'deployment',
    'recovery',
    'monitoring',
    'maintenance',
  ])
    expect(problems(but('"troubleshooting"', category))).toEqual([]);
  for (const severity of ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL', 'low'])
    expect(problems(but('"warning"', severity))).toEqual([]);
  const parsed = parseLearning('f', but('"15"', '15').replace('"90 minutes"', '45'));
  expect(parsed).toMatchObject({
    learning: { investigation: { stepsTaken: [{ timeSpent: '15' }, {}, {}] }, resolution: { timeToResolve: '45' } },
  });
});

test('keys that are left out or hold nothing are empty', () => {
  const text =
    'learning_entry:\n  id: OPS-2026-11-20-001\n  timestamp: 2026-11-20T14:30:00+01:00\n  category: security\n  severity: info\n  situation: {title: Short}\n  problem:\n  tags:\n';
  expect(parseLearning('f', text)).toMatchObject({
    learning: {
      situation: { title: 'Short', context: '' },
      problem: { symptoms: [] },
      tags: [],
      actionItems: { longTerm: [] },
    },
  });
});

test('a draft may lack its id and time, and still needs the rest', () => {
  const draft = GUIDE.replace(/ {2}id: .*\n/, '').replace(/ {2}timestamp: .*\n/, '');
  expect(problems(draft, true)).toEqual([]);
  expect(problems(draft)).toEqual([
    'f.yaml:2:3: learning_entry.id: is missing',
    'f.yaml:2:3: learning_entry.timestamp: is missing',
  ]);
  expect(problems('learning_entry: {}', true)).toHaveLength(3);
});
