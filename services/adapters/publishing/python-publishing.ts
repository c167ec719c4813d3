import { setTimeout as wait } from 'node:timers/promises';

import { messageOf, OpsError } from '#domain/errors.ts';
import { matchVersion, type VersionMatch } from '#domain/release/publish/compare-version.ts';
import { pypiRegistry } from '#services/adapters/registries/pypi.ts';
import { pypiPlace } from '#services/adapters/registries/pypi/place.ts';
import type { Published, PackedPackage, WorkLimits } from '#services/ports/publishing.ts';
import type { PythonPublish, PythonPublishing } from '#services/ports/python-publishing.ts';
import type { PackageRegistry } from '#services/ports/registries.ts';

import type { NpmPublishingOptions } from './npm-publishing.ts';
import { build } from './python/build.ts';
import { check } from './python/check.ts';
import { upload } from './python/upload.ts';
import { type Patience, settle, taken } from './settle.ts';

/** An index may show a file some seconds after it took it: 5 looks within 15 s. */
const PATIENCE: Patience = { looks: 5, pauseMs: 1000, wait };

/** Publishing with the tools of this machine, and looking over http. */
export function pythonPublishing({
  net,
  patience = PATIENCE,
  environment = process.env,
  ...rest
}: NpmPublishingOptions): PythonPublishing {
  const options = { ...rest, environment };

  const publish = async ({ place: asked, runFolder, files }: PythonPublish, limits: WorkLimits): Promise<Published> => {
    const place = await pypiPlace(options, asked);
    const registry = pypiRegistry({ net, place });
    const { host } = new URL(place.upload);
    const login = await place.login();
    if (login === null) throw noCredential(host);
    const [first] = files;
    const what = `${host} has ${first?.package ?? asked.name} ${first?.version ?? ''}`;
    const before = await look(registry, files, limits.signal);
    if (before.state === 'ours') return { outcome: 'already', evidence: `${what} with exactly our bytes` };
    if (before.state !== 'absent' && before.state !== 'partly') throw taken(what, before);
    const absent = before.state === 'partly' ? files.filter(({ name }) => before.missing.includes(name)) : files;
    const sent = absent.map(({ name }) => name).join(', ');
    const answer = await upload({ shell: options.shell, environment, place, login, runFolder }, absent, limits);
    if (answer.ok) return { outcome: 'done', evidence: `sent to ${host}: ${sent}` };
    // With a deadline of its own: the upload may have failed because it was cancelled.
    const again = () => look(registry, files, new AbortController().signal);
    const found = await settle({ what, look: again, failure: answer.error, uncertain: answer.uncertain }, patience);
    return { ...found, evidence: `${found.evidence}, although: ${messageOf(answer.error)}` };
  };

  return {
    build: (work, limits) => build(options, work, limits),
    check: (files, limits) => check(options.shell, files, limits),
    publish,
    settled: async (asked, files, signal) =>
      look(pypiRegistry({ net, place: await pypiPlace(options, asked) }), files, signal),
  };
}

async function look(
  registry: PackageRegistry,
  files: readonly PackedPackage[],
  signal: AbortSignal,
): Promise<VersionMatch> {
  const [first] = files;
  if (first === undefined)
    throw new OpsError('publish-failed', 'There is no file to publish.', { hint: 'Build the package first.' });
  return matchVersion('pypi', await registry.version(first.package, first.version, signal), files);
}

function noCredential(host: string): OpsError {
  return new OpsError('no-credential', `There is no credential for ${host}.`, {
    hint: 'Write a token into ~/.pypirc, or start the console with PYPI_TOKEN set.',
    exit: 'credential',
  });
}
