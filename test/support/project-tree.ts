import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { editVersion } from '#domain/release/edits/edit.ts';
import type { DetectedProject, ReleaseComponent } from '#domain/release/made/component.ts';
import { realFiles } from '#services/adapters/files.ts';
import { detectProject, type DetectRequest } from '#services/procedures/project/detect.ts';

import { emptyScratch, type Scratch } from './scratch.ts';

export type Written = Readonly<Record<string, string | object>>;

/** A folder with these files; an object is written as npm writes JSON. */
export async function projectOf(files: Written): Promise<Scratch> {
  const scratch = await emptyScratch();
  for (const [path, content] of Object.entries(files))
    await scratch.write(path, typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
  return scratch;
}

/** What is detected in a folder of the real file system. */
export function detectIn(dir: string, manager?: DetectRequest['manager']): Promise<DetectedProject> {
  return detectProject({ files: realFiles(), dir, signal: new AbortController().signal, manager: manager ?? null });
}

/** The components of a project with these files. */
export async function componentsOf(
  files: Written,
  manager?: DetectRequest['manager'],
): Promise<readonly ReleaseComponent[]> {
  await using project = await projectOf(files);
  return (await detectIn(project.path, manager)).components;
}

/** Sets the version in all files of a component, on disk. */
export async function setVersion(
  dir: string,
  { versionFiles }: Pick<ReleaseComponent, 'versionFiles'>,
  next: string,
): Promise<void> {
  for (const file of versionFiles) {
    const path = join(dir, file.path);
    const { text } = await editVersion(file, await readFile(path, 'utf8'), next);
    await writeFile(path, text);
  }
}
