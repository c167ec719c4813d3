import type { Session } from '#store/state.ts';

/** How ana started the console. */
export function sessionOf(more: Partial<Session> = {}): Session {
  return {
    user: 'ana',
    host: 'atlas',
    environment: 'development',
    readOnly: false,
    demo: false,
    ascii: false,
    screenReader: false,
    color: true,
    theme: 'dark',
    version: '0.1.0',
    source: null,
    ...more,
  };
}
