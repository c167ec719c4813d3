import type { FileSet } from './files.ts';
import { Repository } from './repository.ts';

export interface PushedTag {
  /** What the ref holds: the tag object, or the commit of a lightweight tag. */
  readonly tag: string;
  readonly commit: string;
}

/** Somebody else with a clone of the same remote, who pushes whenever a test says so and always succeeds. */
export class Colleague extends Repository {
  #changes = 0;

  override async git(...args: readonly string[]): Promise<string> {
    const identity = { NAME: 'colleague', EMAIL: 'colleague@atlas.example' };
    const env = Object.fromEntries(
      Object.entries(identity).flatMap(([key, value]) =>
        ['AUTHOR', 'COMMITTER'].map((who) => [`GIT_${who}_${key}`, value]),
      ),
    );
    return this.lab.run('git', args, {
      cwd: this.path,
      env: { ...env, ...this.lab.nextDate(), LAB_COLLEAGUE: '1', GIT_TERMINAL_PROMPT: '0' },
    });
  }

  /** Commits on top of what the remote has and pushes the branch; returns the commit. */
  async pushCommit(message = 'fix: mend what the colleague saw', files?: FileSet, branch = 'main'): Promise<string> {
    await this.#catchUp(branch);
    const commit = await this.commit(message, files ?? { [`colleague-${++this.#changes}.txt`]: `${this.#changes}\n` });
    await this.git('push', '-q', 'origin', `${commit}:refs/heads/${branch}`);
    return commit;
  }

  /** Pushes a tag on the remote's branch, or on a commit that no branch reaches. */
  async pushTag(name: string, { unreachable = false, lightweight = false, branch = 'main' } = {}): Promise<PushedTag> {
    await this.#catchUp(branch);
    const commit = unreachable
      ? await this.commit('feat: try something aside', { 'aside.txt': `${name}\n` })
      : await this.id('HEAD');
    const tag = await this.tag(name, { lightweight });
    await this.git('push', '-q', 'origin', `refs/tags/${name}:refs/tags/${name}`);
    return { tag, commit };
  }

  /** Replaces the remote's branch by another history. */
  async forcePush(message = 'feat: begin again', branch = 'main'): Promise<string> {
    await this.#catchUp(branch);
    await this.git('commit', '-q', '--amend', '--allow-empty', '-m', message);
    await this.git('push', '-q', '--force', 'origin', `HEAD:refs/heads/${branch}`);
    return this.id('HEAD');
  }

  async #catchUp(branch: string): Promise<void> {
    await this.git('fetch', '-q', 'origin', branch);
    await this.git('checkout', '-q', '--force', '--detach', 'FETCH_HEAD');
  }
}
