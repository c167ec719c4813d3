import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Plan } from '#domain/procedure/plan.ts';
import type { RunEvent } from '#domain/procedure/record.ts';
import type { RunState } from '#domain/procedure/run-state.ts';
import { realArchives } from '#services/adapters/archives.ts';
import { realClock } from '#services/adapters/clock.ts';
import { environmentCredentials } from '#services/adapters/environment-credentials.ts';
import { realEnvironment } from '#services/adapters/environment.ts';
import { realFiles } from '#services/adapters/files.ts';
import { realGitObjects } from '#services/adapters/git/objects.ts';
import { realJournals } from '#services/adapters/journals.ts';
import { realLocks } from '#services/adapters/locks.ts';
import { realNet } from '#services/adapters/net.ts';
import { realScanner } from '#services/adapters/scanner.ts';
import { realShell } from '#services/adapters/shell.ts';
import { realWorkspaces } from '#services/adapters/workspace.ts';
import { Control } from '#services/procedures/engine/control.ts';
import { execute } from '#services/procedures/engine/execute.ts';
import type { Host } from '#services/procedures/engine/host.ts';
import { plannedAll, type Procedure, type Step } from '#services/procedures/engine/step.ts';
import { git } from '#services/procedures/push/git.ts';
import { treeOf } from '#services/procedures/push/tree.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import { gitHubPorts } from '../../src/launcher/github-ports.ts';
import { registryPorts } from '../../src/launcher/registry-ports.ts';
import type { FileSet } from './lab/files.ts';
import { Lab } from './lab/lab.ts';
import { createRepository, type Repository } from './lab/repository.ts';

const RUN = 'push-20260105-101500-a1b2';

/** A committed project in a real repository, and a separate tree of it in which steps of a push run on the real engine. */
export class ReleasedTree implements AsyncDisposable {
  readonly lab: Lab;
  readonly repository: Repository;
  readonly world: PushWorld;
  readonly notes: string[] = [];
  readonly #clock = realClock();

  private constructor(lab: Lab, repository: Repository) {
    this.lab = lab;
    this.repository = repository;
    const shell = realShell(lab.env);
    const environment = realEnvironment(lab.env);
    const files = realFiles();
    const net = realNet();
    const credentials = () => Promise.resolve(environmentCredentials());
    this.world = {
      clock: this.#clock,
      shell,
      files,
      environment,
      workspaces: realWorkspaces(),
      net,
      ...registryPorts(shell, files, net, credentials),
      githubReleases: gitHubPorts(environment, credentials).githubReleases,
      gitObjects: realGitObjects(),
      scanner: realScanner(),
      archives: realArchives(),
    };
  }

  static async of(files: FileSet): Promise<ReleasedTree> {
    const lab = new Lab();
    const repository = await createRepository(lab, 'project');
    await repository.commit('feat: begin', files);
    return new ReleasedTree(lab, repository);
  }

  /** Runs steps in the tree, one after another. */
  run(...steps: readonly Step[]): Promise<RunState> {
    return this.runWith({}, ...steps);
  }

  /** The same, as a procedure with more than steps. */
  async runWith(
    { ask, ...more }: Pick<Procedure, 'onEnd'> & Pick<Host, 'ask'>,
    ...steps: readonly Step[]
  ): Promise<RunState> {
    const all = [this.#tree(), ...steps];
    const plan: Plan = {
      schema: 1,
      procedure: 'test',
      subject: { id: 'project', path: this.repository.path },
      title: 'Test',
      phases: [{ id: 'docs', title: 'Docs' }],
      steps: plannedAll(all),
      params: {},
      fingerprint: 'f',
      at: 0,
    };
    return execute(
      { plan, steps: all, lock: null, ...more },
      {
        run: RUN,
        how: 'run',
        control: new Control(),
        host: {
          clock: this.#clock,
          shell: this.world.shell,
          journals: realJournals(this.lab.at('runs')),
          locks: realLocks(this.#clock),
          redaction: () => ({ push: (text) => text, flush: () => '' }),
          onEvent: (event) => this.#hear(event),
          retryDelayMs: 10,
          ask,
        },
      },
    );
  }

  /** Text of a file in the tree; null when it is gone. */
  async text(file: string): Promise<string | null> {
    return readFile(join(realJournals(this.lab.at('runs')).folder(RUN), RUN, file), 'utf8').catch(() => null);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.lab[Symbol.asyncDispose]();
  }

  #tree(): Step {
    return {
      id: 'tree',
      title: 'Make a separate tree',
      phase: 'docs',
      probe: () => Promise.resolve({ state: 'absent' }),
      run: async (context) => {
        const tree = treeOf(context);
        await context.must(
          git(this.world, this.repository.path, 'worktree', 'add', '--detach', '--quiet', tree, 'HEAD'),
        );
      },
    };
  }

  #hear(event: RunEvent): void {
    if (event.type === 'note') this.notes.push(event.text);
  }
}
