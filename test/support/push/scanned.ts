import { realArchives } from '#services/adapters/archives.ts';
import { realFiles } from '#services/adapters/files.ts';
import { realGitObjects } from '#services/adapters/git/objects.ts';
import { realScanner } from '#services/adapters/scanner.ts';
import { realShell } from '#services/adapters/shell.ts';
import { type Released, scanRelease } from '#services/procedures/push/scan/scan-release.ts';

import { GitLab } from '../git/lab.ts';

/** A lab with a project `app` that was released once and has a commit since. */
export function releasedApp(): { readonly lab: GitLab; readonly dir: string } {
  const lab = new GitLab();
  const dir = lab.cloned('app');
  lab.write('app/package.json', '{"name":"app","version":"1.0.0"}\n');
  lab.write('app/.gitignore', '.env\nsecret.txt\nnode_modules\n');
  lab.git('app', 'add', '-A');
  lab.git('app', 'commit', '-q', '-m', 'feat: begin');
  lab.git('app', 'tag', '-a', 'v1.0.0', '-m', 'v1.0.0');
  lab.commit('app', 'src/a.txt', 'one\n');
  return { lab, dir };
}

/** Looks through what would be released of it, by the real scanner. */
export function scanned(
  dir: string,
  change: Partial<Released> = {},
  { path = process.env['PATH'], signal = new AbortController().signal }: ScannedOptions = {},
): ReturnType<typeof scanRelease> {
  const world = {
    gitObjects: realGitObjects(),
    scanner: realScanner(),
    archives: realArchives(),
    files: realFiles(),
    shell: realShell({ ...process.env, PATH: path }),
  };
  const commits = { since: 'v1.0.0', until: 'HEAD' };
  return scanRelease(world, { dir, tree: { index: null }, commits, ...change }, signal);
}

interface ScannedOptions {
  readonly path?: string | undefined;
  readonly signal?: AbortSignal;
}
