/** Terminals drop longer ones; 74,994 bytes of text fit into what tmux and xterm take. */
const MOST_BYTES = 74_994;

/**
 * Puts text on the clipboard of the terminal the person sits at, over SSH and tmux as well (OSC 52). Whether the
 * terminal allows it, nobody tells.
 */
export function copyToTerminal(text: string, write: (sequence: string) => void, inTmux: boolean): void {
  const payload = Buffer.from(text).subarray(0, MOST_BYTES).toString('base64');
  const sequence = `\u001B]52;c;${payload}\u0007`;
  write(inTmux ? `\u001BPtmux;${sequence.replaceAll('\u001B', '\u001B\u001B')}\u001B\\` : sequence);
}
