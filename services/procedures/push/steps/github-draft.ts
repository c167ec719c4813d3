import { textField } from '#domain/field.ts';
import type { ReleaseFacts } from '#services/ports/github-releases.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import { type Described, NO_TOKEN, releaseOnGitHub } from '#services/procedures/push/github/release.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

/**
 * Drafts the release on GitHub, which nobody sees before it is published; null when the remote is elsewhere. A draft that
 * somebody prepared keeps its files, and gets its own words back when this is undone.
 */
export function githubDraftStep({ githubReleases }: Pick<PushWorld, 'githubReleases'>, params: Described): Step | null {
  const wanted = releaseOnGitHub(params);
  if (wanted === null) return null;
  const { place, draft } = wanted;
  const find = ({ signal }: StepContext) => githubReleases.find(place, draft.tag, signal);
  const isOurs = (found: ReleaseFacts) =>
    found.draft && found.title === draft.title && found.notes.trim() === draft.notes;
  return {
    id: 'github-draft',
    title: `Draft ${draft.tag} on GitHub`,
    phase: 'git',
    writes: `a draft on ${place.owner}/${place.name}`,
    timeoutMs: 2 * 60_000,
    when: async () => {
      if (!(await githubReleases.ready())) return NO_TOKEN;
      return params.remote.was === null ? 'the branch is new there; the release is made after the push' : null;
    },
    before: async (context) => {
      const found = await find(context);
      return found?.draft === true ? { title: found.title, notes: found.notes } : null;
    },
    probe: async (context) => {
      const found = await find(context);
      return found !== null && isOurs(found) ? { state: 'done', result: { url: found.url } } : { state: 'absent' };
    },
    run: async (context) => {
      const { url } = await githubReleases.draft(place, draft, context.signal);
      return { result: { url }, summary: url };
    },
    undo: async (context) => {
      const found = await find(context);
      if (found === null || !found.draft) return;
      const { before, signal } = context;
      const title = textField(before, 'title');
      if (title === null) return githubReleases.discard(place, found.id, signal);
      await githubReleases.describe(place, found.id, { title, notes: textField(before, 'notes') ?? '' }, signal);
    },
  };
}
