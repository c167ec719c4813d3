import { messageOf, OpsError } from '#domain/errors.ts';
import { joinPath } from '#domain/path.ts';
import { namesIn, neededFiles } from '#domain/recovery/needed-names.ts';
import type { Step } from '#services/procedures/engine/step.ts';
import type { RecoveryUnit } from '#services/procedures/recovery/params.ts';
import { controlOf, soon } from '#services/procedures/service/seen.ts';

import type { RecoveryParts } from './parts.ts';

const SAMPLES = ['.env.example', '.env.sample', '.env.template'];
const MOST_BYTES = 256 * 1024;

/**
 * Looks whether what is started next can be right: whether the configuration of the console is valid, and whether the files
 * with secrets that the units need are there. Only names are read, no value is kept. A file that a unit cannot start without
 * fails; the rest is told.
 */
export function configurationSteps(parts: RecoveryParts): readonly Step[] {
  return [
    {
      id: 'configuration',
      title: 'Check the configuration',
      phase: 'configuration',
      reads: true,
      timeoutMs: 60_000,
      async run(context) {
        const { signal } = context;
        const { world, params } = parts;
        const units = await Promise.all(params.services.map((unit) => unitOf(parts, unit, signal)));
        const missing = units.flatMap((unit) => unit.missing);
        if (missing.length > 0)
          throw new OpsError('missing-files', `Missing, and nothing starts without them: ${missing.join(', ')}.`, {
            hint: 'Put them back, or recover with the level restore.',
            exit: 'rolledBack',
          });
        const own = await world.configuration?.().catch(messageOf);
        const names = await missingNames(
          parts,
          units.flatMap((unit) => unit.names),
        );
        const told = [
          ...(own === null || own === undefined ? [] : [`the configuration of the console cannot be used: ${own}`]),
          ...(names.length === 0 ? [] : [`no value is known here for ${names.join(', ')}`]),
        ];
        for (const line of told) context.note(line);
        return { result: { told }, summary: told.length === 0 ? 'nothing is missing' : told.join('; ') };
      },
    },
  ];
}

/** What a unit cannot start without and is not there, and the names of the variables it is given. */
async function unitOf({ world }: RecoveryParts, { name, manager, unit }: RecoveryUnit, signal: AbortSignal) {
  const detail = await soon(world, signal, (limit) => controlOf(world, manager).detail(unit, limit)).catch(() => null);
  const files = [detail?.file ?? null, ...(detail?.dropIns ?? [])].filter((file) => file !== null);
  const texts = await Promise.all(files.map((file) => world.files.read(file, MOST_BYTES).catch(() => null)));
  const needed = texts.flatMap((text) => neededFiles(text ?? ''));
  const there = await Promise.all(needed.map((path) => world.files.stat(path).catch(() => 'unknown' as const)));
  return {
    names: detail?.environment ?? [],
    missing: needed.filter((_, at) => there[at] === null).map((path) => `${path} (${name})`),
  };
}

/** Names that the project's sample names and neither its `.env` nor its units have. */
async function missingNames({ world, params: { project } }: RecoveryParts, given: readonly string[]) {
  if (project === null) return [];
  const read = (name: string) => world.files.read(joinPath(project.top, name), MOST_BYTES).catch(() => null);
  const samples = await Promise.all(SAMPLES.map(read));
  const wanted = namesIn(samples.find((text) => text !== null) ?? '');
  const known = new Set([...given, ...namesIn((await read('.env')) ?? '')]);
  return wanted.filter((name) => !known.has(name));
}
