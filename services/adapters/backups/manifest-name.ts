/** Entry of the tar stream that says what is in it; no source has a dot in its name. */
export const MANIFEST = 'manifest.jsonl';
