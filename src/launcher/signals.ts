const SIGNALS = [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const;

/** A signal leaves the screen as `q` does, so that the terminal is put back. */
export function endOnSignals(leave: () => void): { readonly exitCode: () => number; readonly release: () => void } {
  let code = 0;
  const handlers = SIGNALS.map(([signal, exit]) => {
    const handler = () => {
      code = exit;
      leave();
    };
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  return { exitCode: () => code, release: () => handlers.forEach((off) => off()) };
}
