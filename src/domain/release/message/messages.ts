import { fillTemplate, type MessageValues } from './template.ts';

export const RELEASE_TEMPLATE = 'chore(release): version {version}\n\n{did}';
export const TAG_TEMPLATE = 'Release version {version}\n\n{changes}';

/**
 * The message of a release commit. Give it to git on standard input with `--cleanup=verbatim`: git then takes no line of
 * it for a comment. Throws OpsError `bad-template`.
 */
export function releaseMessage(values: MessageValues, template: string = RELEASE_TEMPLATE): string {
  return `${fillTemplate(template, values)}\n`;
}

/** The message of an annotated or signed tag; as {@link releaseMessage}. */
export function tagMessage(values: MessageValues, template: string = TAG_TEMPLATE): string {
  return `${fillTemplate(template, values)}\n`;
}
