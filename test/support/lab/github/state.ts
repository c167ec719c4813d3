import type { Remote } from '../remote.ts';

/** State of a commit by an older service: `statuses`. */
export interface Status {
  readonly context: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
}

export interface CheckRun {
  readonly name: string;
  readonly status: 'queued' | 'in_progress' | 'completed';
  readonly conclusion: 'success' | 'failure' | 'cancelled' | 'neutral' | 'skipped' | 'timed_out' | null;
}

/** A run of a workflow, started by a push of a branch or tag. */
export interface WorkflowRun extends CheckRun {
  readonly id: number;
  readonly headSha: string;
  /** Name of the branch or tag. */
  readonly headBranch: string;
  readonly event: string;
}

export interface Asset {
  readonly id: number;
  readonly name: string;
  readonly contentType: string;
  readonly content: Buffer;
}

export interface Release {
  readonly id: number;
  tag: string;
  target: string;
  title: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  assets: Asset[];
}

export interface Pull {
  readonly number: number;
  readonly title: string;
  readonly body: string | null;
  readonly head: string;
  readonly base: string;
  state: 'open' | 'closed';
  /** What its base got for it, once it is merged. */
  merged: string | null;
}

/** One repository as GitHub knows it, on top of a real bare repository; a test changes it directly. */
export class HostedRepository {
  readonly name: string;
  readonly remote: Remote;
  /** By commit. */
  readonly statuses = new Map<string, Status[]>();
  readonly checkRuns = new Map<string, CheckRun[]>();
  runs: WorkflowRun[] = [];
  releases: Release[] = [];
  pulls: Pull[] = [];
  /** Branches that take no pushes. */
  readonly protected = new Set<string>();
  /** A published release of such a repository cannot be changed, and its tag name is used up. */
  immutable = false;
  readonly burned = new Set<string>();
  #ids = 0;

  constructor(name: string, remote: Remote) {
    this.name = name;
    this.remote = remote;
  }

  nextId(): number {
    return ++this.#ids;
  }

  /**
   * Merges a pull request as somebody does on its page: by a merge commit, as one commit, or by moving its commits.
   * Resolves to the commit that its base has then.
   */
  async merge(number: number, how: 'merge' | 'squash' | 'rebase' = 'merge'): Promise<string> {
    const pull = this.pulls.find((one) => one.number === number);
    if (pull?.state !== 'open') throw new Error(`#${number} is not open`);
    const git = (...args: readonly string[]) => this.remote.git(...args);
    const [base, head] = [await git('rev-parse', pull.base), await git('rev-parse', pull.head)];
    const tree = await git('merge-tree', '--write-tree', base, head);
    const message = how === 'merge' ? `Merge pull request #${number}` : await git('log', '-1', '--format=%B', head);
    const parents = how === 'merge' ? [base, head] : [base];
    const commit = await git('commit-tree', ...parents.flatMap((parent) => ['-p', parent]), '-m', message, tree);
    await git('update-ref', `refs/heads/${pull.base}`, commit, base);
    pull.state = 'closed';
    pull.merged = commit;
    return commit;
  }

  /** Starts a run of a workflow for a tag or branch; change it by `finish`. */
  startRun(headBranch: string, headSha: string, name = 'release'): number {
    const id = this.nextId();
    const run: WorkflowRun = { id, name, headSha, headBranch, event: 'push', status: 'in_progress', conclusion: null };
    this.runs.unshift(run);
    return id;
  }

  finishRun(id: number, conclusion: NonNullable<CheckRun['conclusion']>): void {
    this.runs = this.runs.map((run) => (run.id === id ? { ...run, status: 'completed', conclusion } : run));
  }
}
