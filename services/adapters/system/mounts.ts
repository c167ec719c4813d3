import { dirname } from 'node:path';

import type { Mount } from '#services/ports/system.ts';

import type { MountLine } from './parse/mountinfo.ts';

/** A server, or a program of a user, answers for these: it may stop doing so. */
const REMOTE = [
  /^(nfs\d?|cifs|smb3|smbfs|afs|afpfs|webdav|davfs|ncpfs|9p|virtiofs|vboxsf|vmhgfs|prl_fs|drvfs)$/,
  /^(ceph|lustre|glusterfs|beegfs|gfs2?|ocfs2)$/,
  /^(fuse|fuseblk|fuse\..+|macfuse|osxfuse)$/,
];

/** Whether the server behind a type of file system may stop answering. */
export function isRemote(type: string): boolean {
  return REMOTE.some((known) => known.test(type));
}

/** Programs that show something else than storage through fuse. */
const NO_STORAGE = /^fuse\.(lxcfs|gvfsd-fuse|portal|snapfuse|squashfuse|archivemount|.*appimage.*)$/i;

/** Images that are always full, and storage of the kernel that needs no device file. */
const IMAGES = /^(squashfs|iso9660|udf|erofs|cramfs|romfs)$/;
const POOLS = /^(zfs|bcachefs)$/;

/**
 * The file systems a person thinks of as disks: with a block device or a server behind them, each once (bind mounts and
 * subvolumes share the space of the first), sorted by path. An overlay counts only as `/`: that is a container's disk.
 */
export function realMounts(mounted: readonly MountLine[]): Mount[] {
  const chosen = new Map<string, MountLine>();
  for (const line of visible(mounted)) {
    if (!isStorage(line)) continue;
    const rival = chosen.get(line.superblock);
    if (rival === undefined || better(line, rival)) chosen.set(line.superblock, line);
  }
  return [...chosen.values()].map(toMount).toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

/** What is mounted at a path or nearest above it; null when the list has not even a root. */
export function holderOf(path: string, mounted: readonly MountLine[]): Mount | null {
  const at = new Map(visible(mounted).map((line) => [line.path, line]));
  for (let folder = path; ; folder = dirname(folder)) {
    const line = at.get(folder);
    if (line !== undefined) return toMount(line);
    if (folder === dirname(folder)) return null;
  }
}

/** Of several mounts on one path only the last can be seen. */
function visible(mounted: readonly MountLine[]): MountLine[] {
  return [...new Map(mounted.map((line) => [line.path, line])).values()];
}

function isStorage({ type, device, path }: MountLine): boolean {
  if (type === 'overlay') return path === '/';
  if (IMAGES.test(type) || NO_STORAGE.test(type)) return false;
  return isRemote(type) || POOLS.test(type) || (device.startsWith('/') && !FILES_OF_A_CONTAINER.test(path));
}

/** Container engines bind single files from a disk that is not mounted otherwise. */
const FILES_OF_A_CONTAINER = /^\/(etc\/(hosts|hostname|resolv\.conf)|run\/\.containerenv|dev\/termination-log)$/;

/** The whole of a file system stands for it rather than a part, and the shorter path rather than the longer. */
function better(line: MountLine, rival: MountLine): boolean {
  if ((line.root === '/') !== (rival.root === '/')) return line.root === '/';
  return line.path.length < rival.path.length;
}

function toMount({ path, device, type, options, superOptions }: MountLine): Mount {
  const readOnly = options.includes('ro') || superOptions.includes('ro');
  return { path, device, type, remote: isRemote(type), readOnly };
}
