const LOOKED_AT = 8192;

/** Bytes as text, and whether they are one; bytes that are none become one character each. */
export function decoded(bytes: Uint8Array): { readonly text: string; readonly isText: boolean } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [first, second] = buffer;
  if (first === 0xff && second === 0xfe) return { text: buffer.toString('utf16le', 2), isText: true };
  if (first === 0xfe && second === 0xff) return { text: fromUtf16Be(buffer), isText: true };
  if (buffer.subarray(0, LOOKED_AT).includes(0)) return { text: buffer.toString('latin1'), isText: false };
  return { text: buffer.toString('utf8'), isText: true };
}

function fromUtf16Be(buffer: Buffer): string {
  const even = Buffer.from(buffer.subarray(2, buffer.length - (buffer.length % 2)));
  return even.swap16().toString('utf16le');
}
