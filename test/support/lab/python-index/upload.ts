import { createHash } from 'node:crypto';

import type { Call } from '../api/server.ts';

/** One file as `twine upload` sends it. */
export interface Upload {
  readonly name: string;
  readonly version: string;
  readonly file: string;
  readonly content: Buffer;
  readonly requiresPython: string | null;
}

/** Reads the form of an upload; a text is why it is refused, in the words of the index. */
export async function uploadOf({ body, headers }: Call): Promise<Upload | string> {
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': headers['content-type'] ?? '' },
  }).formData();
  const field = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value : '';
  };
  const sent = form.get('content');
  if (field(':action') !== 'file_upload' || !(sent instanceof File)) return 'Invalid value for :action.';
  const content = Buffer.from(await sent.arrayBuffer());
  if (field('sha256_digest') !== sha256(content))
    return 'The digest supplied does not match a digest calculated from the uploaded file.';
  const [name, version] = [field('name'), field('version')];
  if (
    !sent.name.toLowerCase().startsWith(`${name.toLowerCase().replaceAll(/[-_.]+/g, '_')}-`) &&
    !sent.name.startsWith(`${name}-`)
  )
    return `Invalid filename: ${sent.name} is no file of ${name}.`;
  return { name, version, file: sent.name, content, requiresPython: field('requires_python') || null };
}

export const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
