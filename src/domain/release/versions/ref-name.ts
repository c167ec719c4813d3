/** What git forbids anywhere in a ref: control characters, space, and what means something in a revision or a glob. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000- \u007f~^:?*[\\]|\.\.|@\{|\/\/|^\/|\/$|\.$|(?:^|\/)\.|\.lock(?:\/|$)/;

/**
 * Whether git takes this as the name of a tag, as `git check-ref-format refs/tags/NAME` answers; besides, no name that
 * begins with a hyphen, which `git tag` refuses.
 */
export function isTagName(name: string): boolean {
  return name !== '' && !name.startsWith('-') && !FORBIDDEN.test(name);
}
