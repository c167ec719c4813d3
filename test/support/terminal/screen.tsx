import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises';

import { render, type RenderOptions } from 'ink';
import type { ReactNode } from 'react';

import { toSvg } from '../../../scripts/picture/svg.ts';
import { trackAsked } from './asked.ts';
import { type Cell, readCell } from './cell.ts';
import { createEmulator, parsed, screenText, type Size, type Terminal } from './emulator.ts';
import { keyBytes } from './keys.ts';
import { type TerminalModes, trackModes } from './modes.ts';
import { TtyIn, TtyOut } from './tty-streams.ts';
import { type Wanted, waitUntil } from './wait.ts';

export interface Screen extends AsyncDisposable {
  readonly terminal: Terminal;
  /** Everything the program wrote, escape sequences included. */
  readonly raw: string;
  /** What it asked of the terminal beside drawing. */
  readonly asked: readonly string[];
  readonly stdoutBytes: number;
  readonly rawMode: boolean;
  /** Settles when the program leaves, rejects with the error of a component. */
  readonly exited: Promise<unknown>;
  press(...keys: string[]): Promise<void>;
  /** Sends text as one chunk, the way fast typing or a terminal without bracketed paste does. */
  type(text: string): Promise<void>;
  screen(): string;
  cell(x: number, y: number): Cell;
  modes(): TerminalModes;
  resize(cols: number, rows: number): Promise<void>;
  rerender(tree: ReactNode): Promise<void>;
  settle(): Promise<void>;
  waitFor(wanted: Wanted, withinMs?: number): Promise<string>;
  svg(title?: string): string;
}

type ScreenOptions = Partial<Size> & Omit<RenderOptions, 'stdin' | 'stdout' | 'stderr'>;

/** Ink holds a lone Esc this long, in case it begins a longer sequence; a timer of the same length that starts later ends later. */
const ESC_HELD_MS = 20;

/** Draws a tree with the real Ink, as the program does on a terminal, on an emulated one; resolves after the first frame. */
export async function renderScreen(tree: ReactNode, options: ScreenOptions = {}): Promise<Screen> {
  const { cols = 80, rows = 24, ...inkOptions } = options;
  const terminal = createEmulator({ cols, rows }, { convertEol: true });
  const modes = trackModes(terminal);
  const asked = trackAsked(terminal);
  const stdout = new TtyOut(terminal);
  const stdin = new TtyIn();
  const app = render(tree, {
    stdout,
    stdin,
    stderr: stdout,
    interactive: true,
    alternateScreen: true,
    incrementalRendering: true,
    patchConsole: false,
    exitOnCtrlC: false,
    maxFps: 1000,
    ...inkOptions,
  });
  const exited = app.waitUntilExit();
  exited.catch(() => undefined);

  const settle = async () => {
    let before: number;
    do {
      before = stdout.raw.length;
      await turn();
      await app.waitUntilRenderFlush();
      await parsed(terminal);
    } while (stdout.raw.length !== before);
  };
  const send = async (bytes: string) => {
    stdin.push(bytes);
    await settle();
    if (!bytes.endsWith('\u001b')) return;
    await pause(ESC_HELD_MS);
    await settle();
  };

  await settle();
  return {
    terminal,
    exited,
    modes,
    asked,
    settle,
    get raw() {
      return stdout.raw;
    },
    get stdoutBytes() {
      return Buffer.byteLength(stdout.raw);
    },
    get rawMode() {
      return stdin.isRaw;
    },
    async press(...keys) {
      for (const key of keys) await send(keyBytes(key));
    },
    type: send,
    screen: () => screenText(terminal),
    cell: (x, y) => readCell(terminal, x, y),
    async resize(width, height) {
      terminal.resize(width, height);
      stdout.emit('resize');
      await settle();
    },
    async rerender(next) {
      app.rerender(next);
      await settle();
    },
    async waitFor(wanted, withinMs) {
      const look = async () => {
        await settle();
        return screenText(terminal);
      };
      return waitUntil({ look }, wanted, withinMs);
    },
    svg: (title) => toSvg(terminal, title === undefined ? {} : { title }),
    async [Symbol.asyncDispose]() {
      app.unmount();
      await exited.catch(() => undefined);
      terminal.dispose();
    },
  };
}
