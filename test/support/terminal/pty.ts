import { constants } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

import { type IPty, spawn } from '@lydell/node-pty';

import { trackAsked } from './asked.ts';
import { type Cell, readCell } from './cell.ts';
import { createEmulator, parsed, screenText, type Size, type Terminal } from './emulator.ts';
import { heldCommand, onHeldEnd } from './held.ts';
import { keyBytes } from './keys.ts';
import { trackModes } from './modes.ts';
import { cpuNanoseconds, processTree, residentBytes } from './process-tree.ts';
import { sttyState } from './stty.ts';
import { type Wanted, waitUntil } from './wait.ts';

export interface SessionOptions extends Partial<Size> {
  /** Exactly what the program gets; without it `plainEnv()`. */
  readonly env?: Readonly<Record<string, string>>;
  /** Put our own environment below `env`. */
  readonly inheritEnv?: boolean;
  readonly cwd?: string;
  /** Run as a shell's foreground job and keep the terminal afterwards; `exited` then tells the shell's `$?`. */
  readonly hold?: boolean;
}

export interface Exit {
  readonly exitCode: number;
  readonly signal: NodeJS.Signals | undefined;
}

/** One piece of output: seconds since the start, asciicast's event code, the data. */
type CastEvent = readonly [seconds: number, code: 'o', data: string];

/** What node-pty has on Unix and does not declare. */
interface UnixPty extends IPty {
  readonly ptsName: string;
  readonly _socket: { destroy(): void };
}

/** What a program finds in a person's terminal, and nothing of ours: no CI, no HOME, no colour switches. */
export const plainEnv = (): Record<string, string> => ({
  PATH: process.env['PATH'] ?? '/usr/bin:/bin',
  TERM: 'xterm-256color',
  COLORTERM: 'truecolor',
  LANG: 'C.UTF-8',
});

/** A program on a real pseudo-terminal and the screen a person would see. */
export class Session implements AsyncDisposable {
  readonly terminal: Terminal;
  readonly exited: Promise<Exit>;
  readonly modes;
  /** What it asked of the terminal beside drawing. */
  readonly asked: readonly string[];
  readonly cast: CastEvent[] = [];
  /** Everything the program wrote, escape sequences included. */
  raw = '';
  bytes = 0;
  exit: Exit | undefined;
  readonly #pty: UnixPty;
  readonly #hold: boolean;
  readonly #closed: Promise<void>;
  readonly #started = performance.now();
  #lastOutput = this.#started;

  constructor(file: string, args: readonly string[], options: SessionOptions = {}) {
    const { cols = 80, rows = 24, inheritEnv = false, hold = false, cwd } = options;
    this.#hold = hold;
    this.terminal = createEmulator({ cols, rows });
    this.modes = trackModes(this.terminal);
    this.asked = trackAsked(this.terminal);
    const env = { ...(inheritEnv && process.env), ...(options.env ?? plainEnv()) };
    const [command, argv] = hold ? heldCommand(file, args) : [file, [...args]];
    const name = env['TERM'] ?? 'xterm-256color';
    const pty = spawn(command, argv, { cols, rows, name, env, cwd: cwd ?? process.cwd() });
    this.#pty = pty as UnixPty;
    pty.onData((data) => this.#receive(data));
    this.terminal.onData((reply) => this.write(reply));
    const { promise, resolve } = Promise.withResolvers<Exit>();
    this.exited = promise;
    void promise.then((exit) => (this.exit = exit));
    onHeldEnd(this.terminal, (status) => resolve({ exitCode: status, signal: undefined }));
    this.#closed = new Promise((done) =>
      pty.onExit(({ exitCode, signal }) => {
        void parsed(this.terminal).then(() => resolve({ exitCode, signal: signalName(signal) }));
        done();
      }),
    );
  }

  /** The program's process; under `hold` the shell's child. */
  get pid(): number {
    const [shell = 0, child] = this.#hold ? processTree(this.#pty.pid) : [this.#pty.pid];
    return child ?? shell;
  }

  /** The terminal's device file. */
  get tty(): string {
    return this.#pty.ptsName;
  }

  #receive(data: string): void {
    this.#lastOutput = performance.now();
    this.raw += data;
    this.bytes += Buffer.byteLength(data);
    this.cast.push([(this.#lastOutput - this.#started) / 1000, 'o', data]);
    this.terminal.write(data);
  }

  write(data: string): void {
    if (!this.exit) this.#pty.write(data);
  }

  press(...keys: string[]): void {
    this.write(keys.map(keyBytes).join(''));
  }

  /** Milliseconds since the program was started: the time base of `cast`. */
  elapsedMs(): number {
    return performance.now() - this.#started;
  }

  screen(): string {
    return screenText(this.terminal);
  }

  cell(x: number, y: number): Cell {
    return readCell(this.terminal, x, y);
  }

  async waitFor(wanted: Wanted, withinMs?: number): Promise<string> {
    const look = async () => {
      await parsed(this.terminal);
      return this.modes().synchronizedOutput && !this.exit ? undefined : this.screen();
    };
    const over = () => this.exit && `the program ended: ${JSON.stringify(this.exit)}`;
    return waitUntil({ look, over }, wanted, withinMs);
  }

  /** Resolves when nothing was written for `quietMs`, or the program ended: for tools that cannot know what to wait for. */
  async quiet(quietMs = 150): Promise<void> {
    const left = () => this.#lastOutput + quietMs - performance.now();
    for (let ms = quietMs; ms > 0 && !this.exit; ms = left()) await Promise.race([pause(ms), this.exited]);
    await parsed(this.terminal);
  }

  resize(cols: number, rows: number): void {
    this.terminal.resize(cols, rows);
    this.#pty.resize(cols, rows);
  }

  signal(name: NodeJS.Signals): void {
    process.kill(this.pid, name);
  }

  /** Closes the window: the kernel sends HUP, and whatever the program still writes or reads fails. */
  hangUp(): void {
    const { _socket: socket } = this.#pty;
    socket.destroy();
  }

  stty() {
    return sttyState(this.tty);
  }

  cpuNanoseconds(): number {
    return cpuNanoseconds(this.#pty.pid);
  }

  residentBytes(): number {
    return residentBytes(this.#pty.pid);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = this.exit !== undefined && !this.#hold;
    for (const pid of ended ? [] : processTree(this.#pty.pid)) kill(pid);
    await this.#closed;
    this.terminal.dispose();
  }
}

/** Its process group first, so that what the process starts meanwhile goes too. */
function kill(pid: number): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL');
    } catch {
      // Already gone, or not the leader of a group.
    }
  }
}

function signalName(number = 0): NodeJS.Signals | undefined {
  return (Object.keys(constants.signals) as NodeJS.Signals[]).find((name) => constants.signals[name] === number);
}
