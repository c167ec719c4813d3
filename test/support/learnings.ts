import { BLANK } from '#domain/learnings/blank.ts';
import { learningText } from '#domain/learnings/file/write.ts';
import type { Learning } from '#domain/learnings/learning.ts';
import type { Reading } from '#domain/reading.ts';
import { ManualClock } from '#services/fakes/clock.ts';
import { fakeJournals } from '#services/fakes/journals.ts';
import { fakeLearnings } from '#services/fakes/learnings.ts';
import { fakeState } from '#services/fakes/state.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { Journals } from '#services/ports/journals.ts';

import { learningsDeskFor } from '../../src/launcher/runs/learnings-desk.ts';

export const FOLDER = '/home/ana/learnings';

const STORIES: readonly (readonly [
  day: string,
  title: string,
  category: string,
  severity: string,
  tags: string,
  todo: string,
])[] = [
  [
    '2026-11-18',
    'Port 7001 was held by a leftover debugger',
    'troubleshooting',
    'critical',
    'health_monitor service_port_taken',
    'Start the debugger on a port of its own|ana|2026-11-19',
  ],
  [
    '2026-11-17',
    'The certificate of the registry ended on a Sunday',
    'security',
    'critical',
    'tls registry',
    'Check the end of every certificate|ana|2026-11-27',
  ],
  [
    '2026-11-14',
    'npm ci left no node_modules behind when the registry was away',
    'deployment',
    'warning',
    'npm registry',
    '',
  ],
  [
    '2026-11-12',
    '/data ran full because nobody rotated the trace log',
    'troubleshooting',
    'warning',
    'disk logs',
    'Rotate the trace log|ops|2026-11-25',
  ],
  ['2026-11-10', 'Half the build time went into one test that waits', 'optimization', 'info', 'ci tests', ''],
  ['2026-11-04', 'A rollback needs the old lock file too', 'deployment', 'warning', 'release npm', ''],
  ['2026-10-29', 'Two consoles on one clone: the second one has to wait', 'deployment', 'info', 'git locks', ''],
];

/** Learnings of the last weeks, each with what the screens show of it. */
export function known(): Map<string, string> {
  const files = new Map<string, string>();
  for (const [day, title, category, severity, tags, todo] of STORIES) {
    const [task = '', owner = '', deadline = ''] = todo.split('|');
    const learning: Learning = {
      ...BLANK,
      id: `OPS-${day}-001`,
      timestamp: `${day}T09:30:00Z`,
      category,
      severity,
      situation: { title, context: 'On atlas, on an ordinary day.', trigger: '' },
      problem: { ...BLANK.problem, description: `${title}.`, symptoms: ['EADDRINUSE 7001', 'exit 1'] },
      investigation: {
        ...BLANK.investigation,
        findings: { rootCause: 'Nobody had looked at it for months.', contributingFactors: [] },
      },
      lessonsLearned: {
        ...BLANK.lessonsLearned,
        whatWorked: ['Asking who holds the port'],
        prevention: ['A check that warns before'],
      },
      actionItems: { immediate: task === '' ? [] : [{ task, owner, deadline, done: false }], longTerm: [] },
      tags: tags.split(' '),
    };
    files.set(`${FOLDER}/${learning.id}.yaml`, learningText(learning));
  }
  return files;
}

interface Given {
  /** Texts by path. */
  readonly files?: Map<string, string>;
  readonly readings?: readonly Reading[];
  readonly journals?: Journals;
}

/** What the composition root answers about learnings, over files in memory; `changes` counts what was told to have changed. */
export function learningsDesk({ files = known(), readings = [], journals = fakeJournals() }: Given = {}) {
  const clock = new ManualClock();
  const state = fakeState();
  state.record(readings);
  const world = { ...demoWorld({ clock, journals, state }), learnings: fakeLearnings({ folder: FOLDER, files }) };
  const counted = { changes: 0 };
  const desk = learningsDeskFor({
    world,
    readings: () => Object.fromEntries(readings.map((reading) => [reading.id, reading])),
    changed: () => void (counted.changes += 1),
  });
  return { desk, world, files, counted, learnings: () => Promise.resolve(desk) };
}
