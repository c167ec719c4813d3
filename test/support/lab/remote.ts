import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { Colleague } from './colleague.ts';
import { createGate, type Gate } from './gate.ts';
import type { Lab } from './lab.ts';
import { Repository } from './repository.ts';

/** Hooks of the server let the colleague through, so that a story can go on around a refused push. */
const NOT_FOR_COLLEAGUE = '[ -n "$LAB_COLLEAGUE" ] && exit 0';

const REFUSED = {
  branch: 'refs/heads/*',
  tag: 'refs/tags/*',
  both: '*',
} as const;

/** A bare repository that others push to; reached by its path here, by ssh and http through their servers. */
export class Remote extends Repository {
  #colleagues = 0;

  /** The address for `git remote add`: a path. */
  get url(): string {
    return this.path;
  }

  /** A second person's clone. */
  async colleague(): Promise<Colleague> {
    const path = this.lab.at(`colleague-${++this.#colleagues}-of-${this.path.split('/').at(-1)}`);
    await this.lab.run('git', ['clone', '-q', this.path, path]);
    return new Colleague(this.lab, path);
  }

  /** Refuses every branch, every tag or both, each ref by itself as hosting services do. */
  async refuse(what: keyof typeof REFUSED, why = `this server takes no ${what}`): Promise<void> {
    const script = `case "$1" in ${REFUSED[what]}) echo "${why}" >&2; exit 1;; esac\nexit 0`;
    await this.hook('update', `${NOT_FOR_COLLEAGUE}\n${script}`);
  }

  /** Refuses pushes to one branch in the words of a hosting service. */
  async protect(branch = 'main'): Promise<void> {
    const words = `error: GH006: Protected branch update failed for refs/heads/${branch}.`;
    const script = `[ "$1" = "refs/heads/${branch}" ] || exit 0\necho "${words}" >&2\nexit 1`;
    await this.hook('update', `${NOT_FOR_COLLEAGUE}\n${script}`);
  }

  /** Holds pushes in a hook, before anything of them is visible, until the gate opens. */
  async hold(hook: 'pre-receive' | 'update' | 'post-receive' = 'pre-receive'): Promise<Gate> {
    const gate = await createGate(this.lab);
    await this.hook(hook, `${NOT_FOR_COLLEAGUE}\n${gate.script}`);
    return gate;
  }

  /** Takes pushes again. */
  async accept(): Promise<void> {
    for (const name of ['update', 'pre-receive', 'post-receive']) await this.hook(name, 'exit 0');
  }
}

/** An empty bare repository in a folder of the lab, as `git init --bare` leaves it. */
export async function createRemote(lab: Lab, name: string): Promise<Remote> {
  const path = lab.at(name);
  for (const folder of ['objects', 'refs', 'hooks']) await mkdir(join(path, folder), { recursive: true });
  await writeFile(join(path, 'HEAD'), 'ref: refs/heads/main\n');
  await writeFile(join(path, 'config'), '[core]\n\trepositoryformatversion = 0\n\tfilemode = true\n\tbare = true\n');
  return new Remote(lab, path);
}
