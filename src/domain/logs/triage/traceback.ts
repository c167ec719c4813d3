const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const TRACEBACK = bytesOf('Traceback (most recent call last):');
const CHAINED = ['During handling of the above exception,', 'The above exception was the direct cause'].map(bytesOf);

/** Whether a line begins a Python traceback. */
export function isTraceback(bytes: Uint8Array, from: number, to: number): boolean {
  return startsWith(bytes, from, to, TRACEBACK);
}

/** Whether a line says that the traceback after it belongs to the one before it. */
export function isChained(bytes: Uint8Array, from: number, to: number): boolean {
  return CHAINED.some((text) => startsWith(bytes, from, to, text));
}

function startsWith(bytes: Uint8Array, from: number, to: number, text: Uint8Array): boolean {
  if (to - from < text.length) return false;
  for (let at = 0; at < text.length; at += 1) if (bytes[from + at] !== text[at]) return false;
  return true;
}
