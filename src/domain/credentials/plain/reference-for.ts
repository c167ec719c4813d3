import { baseName } from '#domain/path.ts';

import { addressAround, isGitConfig, isOfGit } from './git-address.ts';
import { REFERENCE } from './values-in.ts';
import { takesComments } from './with-references.ts';

interface Kept {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly variable: string | null;
}

/** What takes the place of a value in its file. */
export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** A line above it, which says how the value is used from now on; null in files that have none. */
  readonly comment: string | null;
}

const RUN = 'cpm-console cred run';

/**
 * What is written in the place of a value, so that whatever reads the file still gets it:
 * - an `.npmrc` names a variable, which npm puts in itself;
 * - an address of git loses the value, because git asks its helper;
 * - everything else holds `cpm://NAME`, which `cred run` resolves.
 */
export function referenceFor(text: string, path: string, { from, to, name, variable }: Kept): Replacement {
  const file = baseName(path);
  const address = addressAround(text, from, to);
  if (address !== null && isOfGit(path)) {
    const comment = isGitConfig(path) ? `# ${name} is kept by cpm-console, which git asks` : null;
    return { from: address.from, to: address.to, text: '', comment };
  }
  const reference = { from, to, text: REFERENCE + name };
  const kept = (how: string): string => `# Kept by cpm-console: ${RUN} ${how}`;
  if (file === '.npmrc') {
    const own = npmVariable(name);
    return { from, to, text: `\${${own}}`, comment: kept(`--with ${name}=${own} -- npm COMMAND`) };
  }
  if (file === '.pypirc') return { ...reference, comment: kept(`--with ${name}=TWINE_PASSWORD -- twine upload FILES`) };
  if (!takesComments(path) || variable === null) return { ...reference, comment: null };
  // Of an address it is only a part, so the variable as a whole is resolved.
  const whole = /(?:^|\.)env/.test(file) ? `--vars ${file} -- COMMAND` : '-- COMMAND';
  return { ...reference, comment: kept(address === null ? `--with ${name}=${variable} -- COMMAND` : whole) };
}

/** The usual one for the usual name, else one after the name. */
function npmVariable(name: string): string {
  return name === 'npm/main' ? 'NPM_TOKEN' : name.toUpperCase().replaceAll(/[^A-Z\d]+/g, '_');
}
