import { execa } from 'execa';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { type Scratch, scratchCopy } from '../support/scratch.ts';

/** Each file breaks one wall; the comment in its name says which. Modules they name need not exist. */
const BREAKS: Record<string, string> = {
  'src/domain/type-only.ts': "import type { Git } from '#services/ports/git.ts';\nexport type Seen = Git;\n",
  'src/domain/node-module.ts': "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
  'src/domain/package.ts': "import { createStore } from 'zustand/vanilla';\nexport const make = createStore;\n",
  'src/domain/phantom.ts': "import chalk from 'chalk';\nexport const red = chalk;\n",
  'src/config/runtime-port.ts': "import { git } from '#services/ports/git.ts';\nexport const seen = git;\n",
  'src/store/adapter.ts': "import { git } from '#services/adapters/git.ts';\nexport const seen = git;\n",
  'src/cli/screen.ts': "import { home } from '#screens/places/home.tsx';\nexport const seen = home;\n",
  'src/cli/commands/up.ts': "import { define } from '../command.ts';\nexport const seen = define;\n",
  'services/ports/node-type.ts': "import type { Stats } from 'node:fs';\nexport type Seen = Stats;\n",
  'services/checks/validator.ts': "import { z } from 'zod';\nexport const schema = z.string();\n",
  'services/checks/fake.ts': "import { git } from '#services/fakes/git.ts';\nexport const seen = git;\n",
  'services/procedures/push/check.ts': "import { disk } from '#services/checks/disk.ts';\nexport const seen = disk;\n",
  'services/monitor/procedure.ts': "import { run } from '#services/procedures/engine.ts';\nexport const seen = run;\n",
  'services/providers/adapter.ts': "export { git } from '#services/adapters/git.ts';\n",
  'services/fakes/adapter.ts': "export * from '#services/adapters/git.ts';\n",
  'services/adapters/store.ts': "import { app } from '#store/app.ts';\nexport const seen = app;\n",
  'services/adapters/drawing.ts': "import { Text } from 'ink';\nexport const seen = Text;\n",
  'services/adapters/deep/up.ts': "import { git } from '../git.ts';\nexport const seen = git;\n",
  'components/store.tsx': "import { useApp } from '#store/app.ts';\nexport const seen = useApp;\n",
  'screens/static.tsx': "import { git } from '#services/adapters/git.ts';\nexport const seen = git;\n",
  'screens/relative.tsx': "import { git } from '../services/adapters/git.ts';\nexport const seen = git;\n",
  'screens/re-export.tsx': "export { git } from '#services/adapters/git.ts';\n",
  'screens/dynamic.tsx': "export const load = () => import('#services/adapters/git.ts');\n",
  'screens/bare.tsx': "import 'node:child_process';\nexport {};\n",
};

/** Each file uses what a room must be handed. */
const AMBIENT: Record<string, string> = {
  'src/domain/environment.ts': 'export const home = process.env.HOME;\n',
  'src/domain/clock.ts': 'export const now = () => Date.now();\n',
  'src/domain/today.ts': 'export const today = () => new Date();\n',
  'services/checks/timer.ts': 'export const later = (work: () => void) => setTimeout(work, 1);\n',
  'services/procedures/random.ts': 'export const draw = () => Math.random();\n',
  'services/monitor/today.ts': 'export const today = () => new Date().toISOString();\n',
  'src/store/network.ts': "export const load = () => fetch('http://127.0.0.1');\n",
  'screens/place.tsx': 'export const cwd = () => process.cwd();\n',
  'components/now.tsx': 'export const now = () => performance.now();\n',
};

/** What the rule allows, in every spelling a room needs. */
const ALLOWED: Record<string, string> = {
  'src/domain/health.ts':
    "export * from './reading.ts';\nexport const since = (ms: number) => new Date(ms).toISOString();\n",
  'src/domain/deep/score.ts': "export * from '#domain/reading.ts';\n",
  'src/config/port-types.ts': "import type { Git } from '#services/ports/git.ts';\nexport type Seen = Git;\n",
  'services/checks/params.ts': "import type * as z from 'zod';\nexport type Schema = z.ZodType;\n",
  'services/adapters/git.ts':
    "import { simpleGit } from 'simple-git';\nexport const make = () => simpleGit({ timeout: { block: Date.now() } });\n",
  'screens/home.tsx':
    "import { Text } from 'ink';\nimport { useApp } from '#store/app.ts';\nexport const seen = [Text, useApp];\n",
  'src/launcher/start.ts':
    "import { git } from '#services/adapters/git.ts';\nexport const seen = [git, process.env];\n",
};

let scratch: Scratch;
let broken: Map<string, string[]>;

type Report = { readonly diagnostics: readonly { readonly filename: string; readonly code: string }[] };

beforeAll(async () => {
  scratch = await scratchCopy('oxlint.config.ts', 'package.json', 'tsconfig.json', 'scripts/lint');
  const files = Object.entries({ ...BREAKS, ...AMBIENT, ...ALLOWED });
  await Promise.all(files.map(([file, text]) => scratch.write(file, text)));
  const lint = await execa(
    'oxlint',
    ['--format=json', '--disable-nested-config', 'src', 'services', 'screens', 'components'],
    {
      cwd: scratch.path,
      localDir: process.cwd(),
      preferLocal: true,
      reject: false,
    },
  );
  const { diagnostics } = JSON.parse(lint.stdout) as Report;
  const grouped = Map.groupBy(diagnostics, ({ filename }) => filename);
  broken = new Map([...grouped].map(([file, found]) => [file, found.map(({ code }) => code)]));
});

afterAll(() => scratch[Symbol.asyncDispose]());

test.each(Object.keys(BREAKS))('%s breaks a wall', (file) => {
  expect(broken.get(file)).toContain('eslint(no-restricted-imports)');
});

test.each(Object.keys(AMBIENT))('%s uses what it must be handed', (file) => {
  expect(broken.get(file)?.join(' ')).toMatch(/no-restricted-(globals|properties)|house\(/);
});

test.each(Object.keys(ALLOWED))('%s is allowed', (file) => {
  expect(broken.get(file)).toBeUndefined();
});
