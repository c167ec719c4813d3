import { defineCommand, type Invocation } from '#cli/command.ts';
import { consent } from '#cli/consent.ts';
import { foundLines } from '#cli/init/found-lines.ts';
import { detect } from '#config/detect/detect.ts';
import type { Found } from '#config/detect/found.ts';
import { proposal } from '#config/detect/proposal.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import { resolvePath, shortPath } from '#domain/path.ts';

export default defineCommand({
  name: 'init',
  group: 'more',
  summary: 'See what is on this machine and write a first configuration, after you agreed',
  usage: '[folder...] [--yes | --dry-run] [--json]',
  options: {
    yes: { type: 'boolean', short: 'y', summary: 'Write it without asking' },
    'dry-run': { type: 'boolean', summary: 'Only show what was found and what would be written' },
    json: { type: 'boolean', summary: 'Print one JSON document' },
  },
  examples: ['init', 'init ~/src --dry-run', 'init --yes --config ~/console.yaml'],
  withoutConfig: true,
  run: async (invocation) => {
    const { world, config, values, stdout, signal } = invocation;
    const { configStore, environment } = world;
    const json = values['json'] === true;
    const dry = values['dry-run'] === true;
    const exists = (await configStore.stamp(config.path)) !== null;
    if (exists && !dry)
      throw new OpsError('config-exists', `There is a configuration already: ${config.path}. Nothing was written.`, {
        hint: 'Look at what would be written with --dry-run, or name another file with --config.',
        exit: 'refused',
      });
    const roots = foldersOf(invocation);
    const found = await detect(world, roots.length > 0 ? { ...config, projectRoots: roots } : config, signal);
    const text = proposal(found, config, environment.home);
    const answer = (written: string | null) =>
      stdout.write(`${JSON.stringify({ schema: 1, found, path: config.path, proposal: text, written })}\n`);
    if (!json) stdout.write(`${foundLines(found, environment.home).join('\n')}\n`);
    if (!json && !isNothing(found)) stdout.write(`\n${indented(text)}\n\n`);
    if (dry) {
      if (json) answer(null);
      return EXIT.ok;
    }
    if (isNothing(found)) {
      if (json) answer(null);
      else stdout.write('There is nothing to write. Name the folders your projects are in: cpm-console init FOLDER\n');
      return EXIT.nothingToDo;
    }
    if (!(await consent(invocation, `Write this to ${shortPath(config.path, environment.home)}?`))) {
      stdout.write('Nothing was written.\n');
      return EXIT.refused;
    }
    await configStore.write(config.path, text, null);
    if (json) answer(config.path);
    else stdout.write(`Wrote ${config.path}.\n`);
    return EXIT.ok;
  },
});

/** Where to look for projects instead of the usual places. */
function foldersOf({ world, positionals }: Invocation): string[] {
  const { cwd, home } = world.environment;
  return positionals.map((text) => {
    const path = resolvePath(text, cwd, home);
    if (path !== null) return path;
    throw new OpsError('usage', 'There is no home folder, so ~ means nothing.', { exit: 'usage' });
  });
}

function isNothing({ projects, services, agents, memory, frameworkRoot }: Found): boolean {
  return projects.length + services.length + agents.length === 0 && memory === null && frameworkRoot === null;
}

function indented(text: string): string {
  return text.trimEnd().replaceAll(/^(?=.)/gm, '  ');
}
