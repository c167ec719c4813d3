import { OpsError } from '#domain/errors.ts';
import type {
  CommitChecks,
  GitHubReleases,
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
}

export const emptyHosted = (): FakeHosted => ({
  releases: [],
  checks: new Map(),
  runs: new Map(),
  protectedBranches: new Set(),
  pulls: [],
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
    pullRequest(place, { head, base }) {
      const key = `${head} ${base}`;
      if (!hosted.pulls.includes(key)) hosted.pulls.push(key);
      const number = hosted.pulls.indexOf(key) + 1;
      return Promise.resolve({ number, url: address(place, `pull/${number}`) });
    },
  };
}
