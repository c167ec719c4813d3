import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { plural, span } from '#domain/format.ts';
import { shortPath } from '#domain/path.ts';
import type { ProjectPlace } from '#domain/project/names.ts';

/** Prints what the state remembers of each project, with its age. Runs nothing. */
export function listProjects({ world, values, stdout }: Invocation, places: readonly ProjectPlace[]): number {
  const known = new Map(world.state.readings().map((reading) => [reading.id, reading]));
  const rows = places.map((place) => ({ ...place, reading: known.get(`git:${place.id}`) ?? null }));
  if (values['json'] === true) {
    const projects = rows.map(({ id, path, reading }) => ({
      id,
      path,
      status: reading?.status ?? null,
      summary: reading?.summary ?? null,
      takenAt: reading === null ? null : new Date(reading.takenAt).toISOString(),
    }));
    stdout.write(`${JSON.stringify({ schema: 1, projects }, null, 2)}\n`);
    return EXIT.ok;
  }
  const width = Math.max(0, ...rows.map(({ id }) => id.length));
  for (const { id, path, reading } of rows) {
    const seen =
      reading === null ? 'not looked at yet' : `${reading.summary} (${ageOf(world.clock.now() - reading.takenAt)})`;
    stdout.write(`${id.padEnd(width)}  ${shortPath(path, world.environment.home)}  ${seen}\n`);
  }
  if (rows.length === 0) stdout.write('No git projects found here. Name them in the configuration under projects.\n');
  else stdout.write(`${plural(rows.length, 'project')}\n`);
  return EXIT.ok;
}

function ageOf(ms: number): string {
  return ms < 1000 ? 'now' : `${span(ms)} ago`;
}
