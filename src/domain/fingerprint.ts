/** Short name for a text: 32-bit FNV-1a over its UTF-16 units, 8 hex digits. For file names and fakes, never for trust. */
export function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let n = 0; n < text.length; n++) hash = Math.imul(hash ^ text.charCodeAt(n), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
