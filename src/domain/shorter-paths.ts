/** An absolute path of at least three folders or files, at the begin of a word or of what an option is set to. */
const LONG = /(?<=^|[\s='"])(?:\/[^\s/'"]+){2,}(\/[^\s/'"]+)/g;

/**
 * A command line that fits into `width` characters where it can: paths lose their beginnings, from the left, and only as
 * many as have to. What follows them says more than the folder it happens in.
 */
export function shorterPaths(line: string, width: number): string {
  let over = line.length - width;
  return line.replace(LONG, (path, name: string) => {
    if (over <= 0) return path;
    over -= path.length - name.length - 1;
    return `…${name}`;
  });
}
