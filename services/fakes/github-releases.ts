import { OpsError } from '#domain/errors.ts';
import type {
  CommitChecks,
  GitHubReleases,
  PullFacts,
  PullRequest,
  ReleaseFacts,
  RepositoryPlace,
  WorkflowRun,
} from '#services/ports/github-releases.ts';

/** What the made-up GitHub holds; a test changes it directly. */
export interface FakeHosted {
  releases: ReleaseFacts[];
  /** By commit. */
  readonly checks: Map<string, CommitChecks>;
  /** By tag. */
  readonly runs: Map<string, readonly WorkflowRun[]>;
  readonly protectedBranches: Set<string>;
  readonly pulls: string[];
  /** By number: what became of a pull request; one that is not here is open. */
  readonly pullEnds: Map<number, { readonly state: 'closed' | 'merged'; readonly commit: string | null }>;
}

export const emptyHosted = (): FakeHosted => ({
  releases: [],
  checks: new Map(),
  runs: new Map(),
  protectedBranches: new Set(),
  pulls: [],
  pullEnds: new Map(),
});

const NONE: CommitChecks = { state: 'none', failed: [], pending: [], total: 0 };

/** Releases in memory, of one repository; files have a size of nothing, because nothing is read. */
export function fakeGitHubReleases(hosted: FakeHosted = emptyHosted()): GitHubReleases {
  let ids = 0;
  const found = (release: number): ReleaseFacts => {
    const there = hosted.releases.find(({ id }) => id === release);
    if (there === undefined)
      throw new OpsError('not-found', 'GitHub knows no such release.', { hint: 'It may have been deleted.' });
    return there;
  };
  const put = (next: ReleaseFacts): Promise<ReleaseFacts> => {
    hosted.releases = [next, ...hosted.releases.filter(({ id }) => id !== next.id)];
    return Promise.resolve(next);
  };
  const released = (tag: string) =>
    new OpsError('github-refused', `There is a public release of ${tag} already, which is left alone.`, {
      hint: 'A new version gets a release of its own.',
      exit: 'remoteConflict',
    });
  const address = ({ owner, name }: RepositoryPlace, rest: string) => `https://github.com/${owner}/${name}/${rest}`;
  const openPull = (place: RepositoryPlace, { head, base }: { head: string; base: string }): PullRequest | null => {
    const at = hosted.pulls.findIndex((one, index) => one === `${head} ${base}` && !hosted.pullEnds.has(index + 1));
    return at === -1 ? null : { number: at + 1, url: address(place, `pull/${at + 1}`) };
  };
  const pullOf = (place: RepositoryPlace, number: number): PullFacts => {
    if (hosted.pulls[number - 1] === undefined)
      throw new OpsError('not-found', 'GitHub knows no such pull request.', { hint: 'Look at the repository there.' });
    const { state = 'open', commit = null } = hosted.pullEnds.get(number) ?? {};
    return { number, url: address(place, `pull/${number}`), state, commit };
  };
  return {
    ready: () => Promise.resolve(true),
    find: (_place, tag) => Promise.resolve(hosted.releases.find((one) => one.tag === tag) ?? null),
    async draft(place, { tag, target, title, notes, prerelease }) {
      const there = hosted.releases.find((one) => one.tag === tag);
      if (there !== undefined && !there.draft) throw released(tag);
      const words = { tag, target, title, notes, prerelease, draft: true, immutable: false };
      return put({
        ...words,
        id: there?.id ?? ++ids,
        assets: there?.assets ?? [],
        url: address(place, `releases/tag/${tag}`),
      });
    },
    async upload(_place, release, { name }) {
      const there = found(release);
      const asset = there.assets.find((one) => one.name === name) ?? {
        id: ++ids,
        name,
        bytes: 0,
        complete: true,
        digest: null,
      };
      await put({ ...there, assets: [...there.assets.filter((one) => one.name !== name), asset] });
      return asset;
    },
    publish: async (_place, release) => put({ ...found(release), draft: false }),
    describe: async (_place, release, words) => put({ ...found(release), ...words }),
    async discard(_place, release) {
      const there = hosted.releases.find(({ id }) => id === release);
      if (there !== undefined && !there.draft) throw released(there.tag);
      hosted.releases = hosted.releases.filter(({ id }) => id !== release);
    },
    checks: (_place, commit) => Promise.resolve(hosted.checks.get(commit) ?? NONE),
    runsOfTag: (_place, { name }) => Promise.resolve(hosted.runs.get(name) ?? []),
    isProtected: (_place, branch) => Promise.resolve(hosted.protectedBranches.has(branch)),
    findPull: (place, branches) => Promise.resolve(openPull(place, branches)),
    pullRequest(place, { head, base }) {
      const there = openPull(place, { head, base });
      if (there !== null) return Promise.resolve(there);
      const number = hosted.pulls.push(`${head} ${base}`);
      return Promise.resolve({ number, url: address(place, `pull/${number}`) });
    },
    pull: async (place, number) => pullOf(place, number),
    async closePull(place, number) {
      if (pullOf(place, number).state === 'open') hosted.pullEnds.set(number, { state: 'closed', commit: null });
      return pullOf(place, number);
    },
  };
}
