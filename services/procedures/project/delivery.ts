import type { ProjectTree } from './tree.ts';

const WORKFLOWS = '.github/workflows';
/** Started by a tag, or by a release, which a tag of ours becomes. */
const BY_TAG = /^[ \t]+tags:|^[ \t]*(?:on:[ \t]*)?\[?release\b|^[ \t]+release:/m;
const PUBLISHES =
  /\bnpm (?:stage )?publish\b|\bpnpm (?:-r )?publish\b|\byarn (?:npm )?publish\b|gh-action-pypi-publish|\btwine upload\b|\buv publish\b|\bpoetry publish\b|\bflit publish\b|\bhatch publish\b/;

/** The deploy script of the guide, which takes the environment as its argument; null without one. */
export async function deployScript(tree: ProjectTree): Promise<string | null> {
  return (await tree.has('scripts/deploy.sh')) ? 'scripts/deploy.sh' : null;
}

/**
 * A GitHub workflow that a tag starts and that publishes: publishing here as well would be a race. Found by its words, since
 * what a workflow does only GitHub knows.
 */
export async function workflowThatPublishes(tree: ProjectTree): Promise<string | null> {
  const names = [...(await tree.files(WORKFLOWS))].filter((name) => /\.ya?ml$/.test(name)).toSorted();
  const texts = await Promise.all(names.map((name) => tree.text(`${WORKFLOWS}/${name}`)));
  const at = texts.findIndex((text) => text !== null && BY_TAG.test(text) && PUBLISHES.test(withoutComments(text)));
  return at === -1 ? null : `${WORKFLOWS}/${names[at]}`;
}

function withoutComments(text: string): string {
  return text.replaceAll(/^[ \t]*#.*$/gm, '');
}
