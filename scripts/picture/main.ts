import { mkdir, writeFile } from 'node:fs/promises';

import { play } from './play.ts';
import { toPng } from './raster.ts';
import { type Scene, scenes } from './scenes.ts';

/** npm run picture [name…]: takes the pictures of the documentation, all of them or the named ones. */
const FOLDER = 'docs/pictures';
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !scenes.some((scene) => scene.name === name));
if (unknown.length > 0) {
  console.error(`no picture is called ${unknown.join(', ')}; known: ${scenes.map(({ name }) => name).join(' ')}`);
  process.exit(2);
}

await mkdir(FOLDER, { recursive: true });
for (const scene of scenes) {
  if (wanted.length === 0 || wanted.includes(scene.name)) await take(scene);
}

async function take(scene: Scene): Promise<void> {
  const began = performance.now();
  const { svg } = await play('dist/main.js', { ...scene, args: ['--demo', ...(scene.args ?? [])] });
  const png = toPng(svg);
  await writeFile(`${FOLDER}/${scene.name}.svg`, svg);
  await writeFile(`${FOLDER}/${scene.name}.png`, png);
  const kb = (bytes: number) => `${(bytes / 1000).toFixed(0)} kB`;
  const ms = (performance.now() - began).toFixed(0);
  console.log(`${scene.name}: svg ${kb(svg.length)}, png ${kb(png.length)}, ${ms} ms`);
}
