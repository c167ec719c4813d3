import { realGitHubReleases } from '#services/adapters/github-releases.ts';
import { realJournals } from '#services/adapters/journals.ts';
import type { World } from '#services/ports/world.ts';

import { asGitHub } from '../lab/as-github.ts';
import { consoleWorld, type Ran, runPush } from '../lab/console.ts';
import { createFixture } from '../lab/fixture.ts';
import { Lab } from '../lab/lab.ts';
import { worldPrint } from '../lab/world-print.ts';

const FILES = {
  'package.json': '{\n  "name": "parcel",\n  "version": "1.0.0",\n  "private": true\n}\n',
  'package-lock.json': '{}\n',
};
export const TAG = 'refs/tags/v1.1.0';
export const BRANCH = 'refs/heads/release/v1.1.0';
export const SKIPPED = { skip: 'tests,outdated,scan', reason: 'they are not what is looked at' };
export const BY_PULL = { yes: true, 'pull-request': true, ...SKIPPED };
export const YES = { yes: true };

/** A project on GitHub whose main branch takes no pushes. */
export async function pulling({ token = true, elsewhere = false } = {}) {
  const lab = new Lab();
  const fixture = await createFixture(lab, FILES);
  const { repository, remote } = fixture;
  const { server, hosted } = await asGitHub(fixture);
  if (elsewhere) await repository.git('remote', 'set-url', 'origin', remote.path);
  await remote.protect();
  const secret = token ? server.token() : null;
  const credentials = { read: () => Promise.resolve(secret) };
  const githubReleases = realGitHubReleases({ credentials, baseUrl: server.origin, version: '0' });
  const world = consoleWorld(lab, repository.path, { githubReleases });
  type Given = Parameters<typeof runPush>;
  const push = (verb: string, values: Given[2] = {}, given: Given[3] = {}): Promise<Ran> =>
    runPush(world, verb, values, given);
  const print = () =>
    worldPrint({
      repositories: [repository.path],
      remotes: [remote.path],
      documents: { github: () => server.documents() },
    });
  const tagged = async () => ({ tag: await remote.id(`${TAG}^{commit}`), main: await remote.id('main') });
  /** The same with some other ports. */
  const pushIn = (own: Partial<World>, verb: string, values: Given[2] = {}): Promise<Ran> =>
    runPush({ ...world, ...own }, verb, values);
  const journals = realJournals(world.environment.stateDir);
  const end = () => lab[Symbol.asyncDispose]();
  return { lab, server, ...fixture, hosted, push, pushIn, journals, print, tagged, [Symbol.asyncDispose]: end };
}
