import type { Content, FileSet } from './files.ts';

/** When something was done by ana, as git takes it from the environment. */
export interface Dated {
  readonly GIT_COMMITTER_DATE: string;
}

/** A commit on `main` for `git fast-import`: what it changes, on top of the commit before. */
export function importedCommit(message: string, files: FileSet, at: Dated): Buffer {
  const changes = Object.entries(files).flatMap(([path, content]) => change(path, content));
  return Buffer.concat([Buffer.from(`commit refs/heads/main\ncommitter ${person(at)}\n`), data(message), ...changes]);
}

/** An annotated tag of the last commit for `git fast-import`. */
export function importedTag(name: string, at: Dated): Buffer {
  return Buffer.concat([Buffer.from(`tag ${name}\nfrom refs/heads/main\ntagger ${person(at)}\n`), data(`${name}\n`)]);
}

function change(path: string, content: Content): Buffer[] {
  if (content === null) return [Buffer.from(`D ${quoted(path)}\n`)];
  const [mode, bytes] =
    typeof content === 'string' || content instanceof Uint8Array
      ? ['100644', content]
      : 'link' in content
        ? ['120000', content.link]
        : ['100755', content.executable];
  return [Buffer.from(`M ${mode} inline ${quoted(path)}\n`), data(bytes)];
}

function data(content: string | Uint8Array): Buffer {
  const bytes = Buffer.from(content as string);
  return Buffer.concat([Buffer.from(`data ${bytes.length}\n`), bytes, Buffer.from('\n')]);
}

const quoted = (path: string) => `"${path.replaceAll(/["\\]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`)}"`;
const person = ({ GIT_COMMITTER_DATE: at }: Dated) => `ana <ana@atlas.example> ${Date.parse(at) / 1000} +0000`;
