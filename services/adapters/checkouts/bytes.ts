/**
 * A path or a text of any bytes, one character each (latin1): exact, comparable, and it survives JSON. Names in git need
 * not be text.
 */
export type Bytes = string;

// oxlint-disable-next-line no-control-regex -- that is what plain ASCII is
const PLAIN = /^[\x00-\x7f]*$/;

export const bytesOf = (text: string): Bytes => (PLAIN.test(text) ? text : Buffer.from(text).toString('latin1'));

/** For people, and for programs that take text. */
export const textOf = (bytes: Bytes): string => (PLAIN.test(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString());

/** What node's file functions take. */
export const onDisk = (path: Bytes): string | Buffer => (PLAIN.test(path) ? path : Buffer.from(path, 'latin1'));

export const below = (folder: Bytes, path: Bytes): Bytes => (folder === '' ? path : `${folder}/${path}`);

/** The folder a path lies in; empty for the top. */
export function parentOf(path: Bytes): Bytes {
  const cut = path.lastIndexOf('/');
  return cut === -1 ? '' : path.slice(0, cut);
}

/** Every folder above a path, the nearest first, without the top. */
export function* parentsOf(path: Bytes): Generator<Bytes> {
  for (let parent = parentOf(path); parent !== ''; parent = parentOf(parent)) yield parent;
}
