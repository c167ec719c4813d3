/** `0100007F:1F90` and its 32-digit form as the kernel writes them, words in the byte order of x86 and ARM; or null. */
export function addressOf(text: string): { readonly address: string; readonly port: number } | null {
  const [, digits = '', port = ''] = /^([\dA-F]{8}|[\dA-F]{32}):([\dA-F]{4})$/.exec(text) ?? [];
  if (digits === '') return null;
  const bytes = (digits.match(/.{8}/g) ?? []).flatMap((word) => [...Buffer.from(word, 'hex')].toReversed());
  return { address: bytes.length === 4 ? bytes.join('.') : sixOf(bytes), port: Number.parseInt(port, 16) };
}

function sixOf(bytes: readonly number[]): string {
  const mapped = bytes.slice(0, 12).every((byte, at) => byte === (at < 10 ? 0 : 255));
  if (mapped) return bytes.slice(12).join('.');
  const groups = Array.from({ length: 8 }, (_none, at) => ((bytes[2 * at] ?? 0) << 8) | (bytes[2 * at + 1] ?? 0));
  return new URL(`http://[${groups.map((group) => group.toString(16)).join(':')}]/`).hostname.slice(1, -1);
}
