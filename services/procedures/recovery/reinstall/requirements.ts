const LOCAL = /^(?:\.{1,2}\/|\/|file:|-|#|$)/;

/** Whether a file of requirements names something that only a package index has. What it includes may. Pure. */
export function needsIndex(text: string): boolean {
  const lines = text.split('\n').map((line) => line.trim());
  if (lines.includes('--no-index')) return false;
  return lines.some((line) => !LOCAL.test(line) || /^(?:-r|--requirement)\b/.test(line));
}
