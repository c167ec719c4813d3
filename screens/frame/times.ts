import { createContext, use } from 'react';

/** How long things last on the screen, in milliseconds. */
export interface FrameTimes {
  /** A message that all went well. */
  readonly info: number;
  readonly error: number;
  /** Between two paints while the terminal's window has no focus. */
  readonly unfocused: number;
}

export const DEFAULT_TIMES: FrameTimes = { info: 2000, error: 4000, unfocused: 10_000 };

const TimesContext = createContext<FrameTimes>(DEFAULT_TIMES);
export const TimesProvider = TimesContext;
export const useTimes = (): FrameTimes => use(TimesContext);
