import type { RecoveryOutlook } from '#domain/emergency/recovery/outlook.ts';
import type { Plan, PlannedStep } from '#domain/procedure/plan.ts';
import { RECOVERY_PHASES } from '#domain/recovery/phases.ts';

import { NOW } from '../machine.ts';

const HOUR = 3_600_000;

/** What a full recovery of the troubled machine would be. */
export const OUTLOOK: RecoveryOutlook = {
  subject: 'health-monitor',
  levels: [
    { level: 'reinstall', steps: 8, aboutMs: 190_000, keeps: '', off: null },
    { level: 'reset', steps: 9, aboutMs: 300_000, keeps: '3 changed files kept', off: null },
    { level: 'restore', steps: 0, aboutMs: null, keeps: '', off: 'there is no backup of its data' },
  ],
  goods: [
    {
      commit: '9f1c0de5a7b34c21d80e6f5a4b3c2d1e0f9a8b7c',
      tag: 'v2.4.1',
      at: NOW - 48 * HOUR,
      because: 'released, healthy for 41 h after',
      distance: { files: 9, insertions: 214, deletions: 31, commits: 3 },
    },
    {
      commit: '1b2c3d4e5f60718293a4b5c6d7e8f90011223344',
      tag: 'v2.4.0',
      at: NOW - 200 * HOUR,
      because: 'released, healthy for 152 h after',
      distance: { files: 23, insertions: 610, deletions: 188, commits: 11 },
    },
  ],
  backup: {
    id: 'backup-20261120-083000-a1b2',
    at: NOW - 6 * HOUR,
    verifiedAt: NOW - 6 * HOUR,
    testedAt: NOW - 6 * HOUR,
  },
};

/** Every command of {@link RECOVERY_PLAN}. */
export const COMMANDS: readonly string[] = [
  'systemctl stop health-monitor.service',
  'cpm-console backup create',
  'git reset --keep 9f1c0de',
  'mv node_modules node_modules.old',
  'npm ci --prefer-offline',
  'systemctl start health-monitor.service',
];

type Draft = Partial<PlannedStep> & Pick<PlannedStep, 'id' | 'title' | 'phase'>;
const STEPS: readonly Draft[] = [
  { id: 'evidence', title: 'Write down how things are', phase: 'evidence', reads: true },
  { id: 'preflight', title: 'See whether it can be done', phase: 'preflight', reads: true },
  { id: 'stop', title: 'Stop health-monitor', phase: 'stop', commands: COMMANDS.slice(0, 1) },
  {
    id: 'backup',
    title: 'Back up',
    phase: 'backup',
    commands: COMMANDS.slice(1, 2),
    writes: 'a new backup, restore tested',
  },
  { id: 'reset', title: 'Reset to v2.4.1', phase: 'reset', commands: COMMANDS.slice(2, 3), writes: '9 files +31 -214' },
  {
    id: 'reinstall',
    title: 'Install its dependencies',
    phase: 'reinstall',
    commands: COMMANDS.slice(3, 5),
    writes: 'node_modules',
  },
  { id: 'restore', title: 'Restore', phase: 'restore', skipped: 'level reset leaves the data as it is' },
  { id: 'configuration', title: 'Look at the configuration', phase: 'configuration', reads: true },
  { id: 'start', title: 'Start health-monitor', phase: 'restart', commands: COMMANDS.slice(5) },
  { id: 'validate', title: 'Validate', phase: 'validate', reads: true },
  { id: 'close', title: 'Close', phase: 'close', reads: true },
];

/** A full recovery as it is planned. */
export const RECOVERY_PLAN: Plan = {
  schema: 1,
  procedure: 'recover',
  subject: { id: 'health-monitor', path: '/home/ana/projects/health-monitor' },
  title: 'Recover health-monitor (reset)',
  phases: RECOVERY_PHASES,
  steps: STEPS.map((step, at) => ({
    reads: false,
    irreversible: false,
    needs: at === 0 ? [] : [STEPS[at - 1]?.id ?? ''],
    commands: [],
    writes: null,
    skipped: null,
    onFailure: 'undo',
    ...step,
  })),
  params: { level: 'reset' },
  fingerprint: 'abc',
  at: NOW,
};
