import { execFileSync, spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { interleaved } from './interleaved.ts';
import { freshHome, millisecondsOf, PROGRAM } from './program.ts';
import { compared, type Row } from './row.ts';

const REPOSITORIES = 200;
const FILES = 30;
const ROUNDS = 7;

/** The same three questions, asked by a shell that does nothing with the answers. */
const PEER = `
git -C "$0" --no-optional-locks status --porcelain=v2 --branch >/dev/null
git -C "$0" describe --tags --long >/dev/null
git -C "$0" log -1 --format=%ct >/dev/null`;

/** How long `project scan` needs for many repositories, from the start of its process, beside xargs with two processes. */
export async function rows(): Promise<Row[]> {
  await using home = await freshHome();
  const folder = await mkdtemp(path.join(tmpdir(), 'bench-scan-'));
  try {
    const dirs = await makeRepositories(folder, home.env);
    const medians = await interleaved(
      {
        ours: () => millisecondsOf([PROGRAM, 'project', 'scan', folder, '--json'], home.env),
        theirs: () => millisecondsOfXargs(dirs, home.env),
      },
      ROUNDS,
    );
    return [
      compared({
        name: `project scan, ${REPOSITORIES} repositories`,
        ...medians,
        budget: 2,
        unit: 'ms',
        against: 'xargs -P2 git status, describe, log',
      }),
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** One repository with an upstream, a tag and commits after it, many times over; each with an index of its own. */
async function makeRepositories(folder: string, env: Record<string, string>): Promise<string[]> {
  const seed = path.join(folder, '.seed');
  const git = (dir: string, ...args: string[]): void =>
    void execFileSync('git', ['-C', dir, '-c', 'user.name=ana', '-c', 'user.email=ana@atlas.example', ...args], {
      env,
    });
  await mkdir(seed);
  git(seed, 'init', '-q', '-b', 'main');
  for (let file = 0; file < FILES; file++) {
    await mkdir(path.join(seed, `part-${file % 5}`), { recursive: true });
    await writeFile(path.join(seed, `part-${file % 5}`, `file-${file}`), `${file}\n`);
  }
  await writeFile(path.join(seed, 'package.json'), '{"name":"bench","version":"1.0.0"}\n');
  git(seed, 'add', '.');
  git(seed, 'commit', '-q', '-m', 'first');
  git(seed, 'tag', 'v1.0.0');
  git(seed, 'commit', '-q', '-m', 'second', '--allow-empty');
  git(seed, 'clone', '-q', '--bare', '.', path.join(folder, '.origin.git'));
  git(seed, 'remote', 'add', 'origin', path.join(folder, '.origin.git'));
  git(seed, 'fetch', '-q', 'origin', '+refs/heads/*:refs/remotes/origin/*');
  git(seed, 'branch', '-q', '--set-upstream-to=origin/main');
  for (let number = 0; number < REPOSITORIES; number++) {
    const dir = path.join(folder, `project-${number}`);
    await cp(seed, dir, { recursive: true });
    // Copied files have other times than the index remembers; without this every look would read them all.
    git(dir, 'update-index', '-q', '--refresh');
  }
  return (await readdir(folder)).filter((name) => !name.startsWith('.')).map((name) => path.join(folder, name));
}

function millisecondsOfXargs(dirs: readonly string[], env: Record<string, string>): Promise<number> {
  const began = performance.now();
  const child = spawn('xargs', ['-0', '-P2', '-n1', 'sh', '-c', PEER], { env, stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(dirs.join('\0'));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(performance.now() - began);
      else reject(new Error(`xargs ended with ${code}`));
    });
  });
}
