import type { Fixture } from './fixture.ts';
import type { Lab } from './lab.ts';
import { json } from './projects/npm.ts';
import { createRemote } from './remote.ts';
import { Repository } from './repository.ts';

export interface History {
  readonly commits: number;
  readonly tags: number;
  /** Commits after the last tag. */
  readonly sinceTag: number;
}

/** The repository that releases are measured on. */
export const BENCH_HISTORY: History = { commits: 6000, tags: 400, sinceTag: 2000 };

const KINDS = ['feat', 'fix', 'docs', 'refactor', 'test', 'chore', 'perf'];
const FILES = 300;
const BEGIN = Date.UTC(2025, 0, 6, 9) / 1000;
const APART_S = 900;

/**
 * An npm package with a long past, as who cloned it has it, and a bare remote that holds its refs packed as hosting services
 * do; seconds, not minutes, by `git fast-import`.
 */
export async function createBigFixture(lab: Lab, history = BENCH_HISTORY, name = 'big'): Promise<Fixture> {
  const remote = await createRemote(lab, `${name}.git`);
  await lab.run('git', ['fast-import', '--quiet', '--done'], { cwd: remote.path, input: stream(history) });
  await remote.git('pack-refs', '--all');
  await lab.run('git', ['clone', '-q', remote.url, lab.at(name)]);
  return { repository: new Repository(lab, lab.at(name)), remote };
}

/** The history as `git fast-import` reads it. */
function stream({ commits, tags, sinceTag }: History): string {
  const tagged = commits - sinceTag;
  const parts: string[] = [];
  let released = 0;
  for (let index = 1; index <= commits; index++) {
    const due = index <= tagged ? Math.floor((index * tags) / tagged) : tags;
    parts.push(commit(index, due > released ? `1.${due}.0` : null));
    if (due > released) parts.push(tag(`v1.${due}.0`, index));
    released = due;
  }
  return `${parts.join('')}done\n`;
}

function commit(index: number, version: string | null): string {
  const kind = KINDS[index % KINDS.length] ?? 'fix';
  const message =
    version === null ? `${kind}: change part ${index % FILES} for the ${index}. time` : `chore(release): ${version}`;
  const manifest = json({
    name: 'lab-big',
    version: version ?? '1.0.0',
    private: true,
    scripts: { test: 'node --version' },
  });
  return [
    `commit refs/heads/main\nmark :${index}\n${person('committer', index)}${data(message)}`,
    `M 100644 inline src/part-${index % FILES}.js\n${data(`export default ${index};\n`)}`,
    version === null && index > 1 ? '' : `M 100644 inline package.json\n${data(manifest)}`,
    '\n',
  ].join('');
}

const tag = (name: string, index: number) => `tag ${name}\nfrom :${index}\n${person('tagger', index)}${data(name)}`;
const person = (role: string, index: number) => `${role} ana <ana@atlas.example> ${BEGIN + index * APART_S} +0000\n`;
const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
