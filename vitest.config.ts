import { fileURLToPath } from 'node:url';

import { defineConfig } from 'vitest/config';

import SlowFirst from './scripts/check/slow-first.ts';

const TESTS = 'test/**/*.test.{ts,tsx}';
const END_TO_END = 'test/e2e/**/*.test.{ts,tsx}';

/**
 * What leaves nothing behind in its process: the files of one worker share it, and the modules that are costly to load.
 * Colours are decided once in a process, therefore pictures without them need one of their own.
 */
const SHARED = [
  'test/{cli,components,config,domain,screens,store}/**/!(*no-color*).test.{ts,tsx}',
  'test/services/{checks,fakes,monitor,providers}/**/*.test.{ts,tsx}',
  // Those left out start git hundreds of times. To start a program copies the tables of all memory that is in use, which in a
  // process of many files is a lot: going back took three times as long there.
  'test/services/procedures/!(push)/**/!(reset).test.ts',
  'test/services/procedures/{,push/}*.test.ts',
  'test/services/procedures/push/!(facts|kinds|scan)/**/*.test.ts',
];

/** Times on the screen are local: the same everywhere in tests. */
process.env['TZ'] = 'UTC';

/** Time limits only catch what hangs: they are wide because the machine may be shared and slow. */
export default defineConfig({
  resolve: {
    alias: [{ find: /^fast-check$/, replacement: fileURLToPath(new URL('test/support/seeded.ts', import.meta.url)) }],
  },
  test: {
    // A process each: threads share the terminals' file descriptors, so that a window closed by one test stays open in the
    // children of another, and V8's list of machine code, which aborts the process when several of them free WebAssembly.
    pool: 'forks',
    // Half of the time a test waits for a program: three at a time, also on a machine with two cores.
    maxWorkers: 3,
    sequence: { sequencer: SlowFirst },
    passWithNoTests: true,
    expect: { poll: { timeout: 30_000 } },
    env: { FORCE_COLOR: '3' },
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: SHARED,
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'fast',
          include: [TESTS],
          exclude: [END_TO_END, ...SHARED],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: [END_TO_END],
          globalSetup: ['./test/support/build-once.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
