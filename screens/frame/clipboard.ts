/** A program between us and the terminal that would swallow the sequence. */
export type Multiplexer = 'tmux' | 'screen';

const ESC = '\u001b';
const BELL = '\u0007';
/** Terminals drop longer ones silently. */
export const MOST_COPIED_BYTES = 70_000;

/**
 * What sets the clipboard of the terminal a person sits at (OSC 52), also over SSH. tmux is asked twice, itself
 * (`set-clipboard on`) and to pass it on (`allow-passthrough on`), because either may be switched off.
 */
export function copySequence(text: string, multiplexer: Multiplexer | null): string {
  const plain = `${ESC}]52;c;${Buffer.from(text, 'utf8').toString('base64')}${BELL}`;
  if (multiplexer === 'tmux') return `${plain}${ESC}Ptmux;${plain.replaceAll(ESC, ESC + ESC)}${ESC}\\`;
  return multiplexer === 'screen' ? `${ESC}P${plain}${ESC}\\` : plain;
}
