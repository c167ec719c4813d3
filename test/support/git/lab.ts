import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Real repositories in a folder of their own, gone at the end of the `using` scope. */
export class GitLab implements Disposable {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'cpm-git-')));

  /** Runs git in a repository of the lab, by itself and unseen by the person's configuration. */
  git(repo: string, ...args: readonly string[]): string {
    return execFileSync('git', ['-C', this.at(repo), ...args], { env: GIT_ENV, encoding: 'utf8', stdio: 'pipe' });
  }

  at(...parts: readonly string[]): string {
    return join(this.path, ...parts);
  }

  /** An empty repository on `main`. */
  init(repo: string, ...flags: readonly string[]): string {
    mkdirSync(this.at(repo), { recursive: true });
    this.git(repo, 'init', '-q', '-b', 'main', ...flags);
    return this.at(repo);
  }

  write(path: string, text = 'text\n'): void {
    mkdirSync(dirname(this.at(path)), { recursive: true });
    writeFileSync(this.at(path), text);
  }

  /** A commit that changes one file; `at` sets its date. */
  commit(repo: string, file = 'file.txt', text = `${Math.random()}\n`, at?: Date): string {
    this.write(join(repo, file), text);
    this.git(repo, 'add', '--', file);
    const date = at === undefined ? [] : ['--date', at.toISOString()];
    execFileSync('git', ['-C', this.at(repo), 'commit', '-q', '-m', `change ${file}`, ...date], {
      env: { ...GIT_ENV, ...(at === undefined ? {} : { GIT_COMMITTER_DATE: at.toISOString() }) },
      stdio: 'pipe',
    });
    return this.git(repo, 'rev-parse', 'HEAD').trim();
  }

  /** A bare remote and a clone of it with one commit, pushed and tracked. */
  cloned(repo: string): string {
    this.init(`${repo}.git`, '--bare');
    this.init(repo);
    this.commit(repo);
    this.git(repo, 'remote', 'add', 'origin', this.at(`${repo}.git`));
    this.git(repo, 'push', '-q', '-u', 'origin', 'main');
    return this.at(repo);
  }

  /** A file whose name need not be text. */
  writeBytes(path: Buffer): void {
    writeFileSync(path, 'text\n');
  }

  exists(path: string): boolean {
    return existsSync(this.at(path));
  }

  remove(path: string): void {
    rmSync(this.at(path), { recursive: true });
  }

  /** A file in the place of whatever is there. */
  replace(path: string, text: string): void {
    this.remove(path);
    this.write(path, text);
  }

  /** A named pipe, which keeps whoever reads it waiting for ever. */
  pipe(path: string): void {
    rmSync(this.at(path), { force: true });
    execFileSync('mkfifo', [this.at(path)]);
  }

  executable(path: string): void {
    chmodSync(this.at(path), 0o755);
  }

  /** Sets when a file was last changed. */
  age(path: string, at: Date): void {
    utimesSync(this.at(path), at, at);
  }

  /** Spoils the object that a revision names. */
  damage(repo: string, revision: string): void {
    const id = this.git(repo, 'rev-parse', revision).trim();
    this.replace(join(repo, '.git/objects', id.slice(0, 2), id.slice(2)), 'spoiled');
  }

  /** Name, size and time of everything below a folder. */
  listing(path: string): string[] {
    return readdirSync(this.at(path), { recursive: true, encoding: 'utf8' })
      .map((name) => {
        const { size, mtimeMs } = lstatSync(this.at(path, name));
        return `${name} ${size} ${mtimeMs}`;
      })
      .toSorted();
  }

  [Symbol.dispose](): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

const GIT_ENV = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  LC_ALL: 'C',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_AUTHOR_NAME: 'ana',
  GIT_AUTHOR_EMAIL: 'ana@atlas.example',
  GIT_COMMITTER_NAME: 'ana',
  GIT_COMMITTER_EMAIL: 'ana@atlas.example',
};
