/** What the terminal reports besides keys; x and y are cells from 0. */
export type PointerEvent =
  | { readonly type: 'click'; readonly x: number; readonly y: number }
  | { readonly type: 'wheel'; readonly step: 1 | -1; readonly x: number; readonly y: number }
  | { readonly type: 'focus'; readonly focused: boolean };

const ESC = '\u001b';
/** A report, or the beginning or end of a paste: what is pasted reports nothing. */
const REPORT = new RegExp(`${ESC}\\[(?:<(\\d+);(\\d+);(\\d+)([Mm])|([IO])|(20[01])~)`, 'g');
const UNFINISHED = new RegExp(`${ESC}(?:\\[(?:<?[\\d;]*)?)?$`);
const MODIFIERS = 4 + 8 + 16;

/** Reads reports out of raw input, also when one arrives in pieces. */
export function createPointerReader(): (data: string) => readonly PointerEvent[] {
  let rest = '';
  let pasting = false;
  return (data) => {
    const text = rest + data;
    rest = UNFINISHED.exec(text)?.[0] ?? '';
    const events: PointerEvent[] = [];
    for (const [, button, x, y, final, focus, paste] of text.matchAll(REPORT)) {
      if (paste !== undefined) pasting = paste === '200';
      else if (pasting) continue;
      else if (focus !== undefined) events.push({ type: 'focus', focused: focus === 'I' });
      else if (final === 'M') events.push(...pressed(Number(button) & ~MODIFIERS, Number(x) - 1, Number(y) - 1));
    }
    return events;
  };
}

function pressed(button: number, x: number, y: number): PointerEvent[] {
  if (button === 0) return [{ type: 'click', x, y }];
  if (button === 64) return [{ type: 'wheel', step: -1, x, y }];
  return button === 65 ? [{ type: 'wheel', step: 1, x, y }] : [];
}
