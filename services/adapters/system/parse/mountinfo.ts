import { lines } from './numbers.ts';

/** One line of `/proc/self/mountinfo`. */
export interface MountLine {
  /** `major:minor`: the same for everything that shares one file system. */
  readonly superblock: string;
  /** What part of the file system is mounted; `/` is all of it. */
  readonly root: string;
  readonly path: string;
  readonly type: string;
  readonly device: string;
  readonly options: readonly string[];
  readonly superOptions: readonly string[];
}

/** Every mount in the order in which it was made; lines that are none are left out. */
export function parseMountinfo(text: string): MountLine[] {
  return lines(text).flatMap((line) => {
    const [before = '', after] = line.split(' - ', 2);
    const [, , superblock, root, path, options] = before.split(' ');
    const [type, device = '', superOptions = ''] = (after ?? '').split(' ');
    if (!superblock || root === undefined || !path?.startsWith('/') || !options || !type) return [];
    return [
      {
        superblock,
        root: unescape(root),
        path: unescape(path),
        type,
        device: unescape(device),
        options: options.split(','),
        superOptions: superOptions.split(','),
      },
    ];
  });
}

/** The kernel writes blanks, tabs, newlines and backslashes as three octal digits, byte by byte. */
function unescape(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_all, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
}
