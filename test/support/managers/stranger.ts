import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { OpsError } from '#domain/errors.ts';
import { realEnvironment } from '#services/adapters/environment.ts';
import { managers } from '#services/adapters/managers/registry.ts';
import { realShell } from '#services/adapters/shell.ts';
import type { Acting, PlainService } from '#services/ports/managers.ts';

/** Run as somebody without rights: node stranger.ts MANAGER FOLDER ACTING. Prints what they may do, as JSON. */
const [, , name, folder = '', acting = '{}'] = process.argv;
const codeOf = (thrown: unknown): unknown => (thrown instanceof OpsError ? thrown.code : String(thrown));
const plain = JSON.parse(process.env['CPM_TEST_PLAIN'] ?? '[]') as readonly PlainService[];
const host = { shell: realShell(), environment: realEnvironment(), plainServices: () => plain };
const control = managers.map((make) => make(host)).find((manager) => manager.name === name)?.control;
const wish = JSON.parse(acting) as Acting;
const signal = AbortSignal.timeout(20_000);

const wrote = await writeFile(join(folder, 'written-by-a-stranger'), '').then(
  () => true,
  () => false,
);
const refusal = (await control?.refusal(wish, signal).catch(codeOf)) ?? null;
const act = control === undefined ? 'no control' : await control.act(wish, signal).then(() => null, codeOf);
process.stdout.write(JSON.stringify({ uid: process.getuid?.(), wrote, refusal, act }));
