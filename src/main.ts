// This file stays readable for any Node, so that an old one gets a sentence and not a stack of syntax errors.
const NEEDED = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < NEEDED) {
  process.stderr.write(
    `cpm-console needs Node ${NEEDED} or newer, this is ${process.versions.node}. Run \`npm start\` in its folder, which brings its own, or install Node ${NEEDED}.\n`,
  );
  process.exitCode = 2;
} else {
  process.getBuiltinModule('node:module').enableCompileCache();
  // Bare on a terminal: the last frame is on the screen before the program is even loaded.
  const shown = process.argv.length === 2 && process.stdout.isTTY && process.stdin.isTTY && (await showLast());
  const { launch } = await import('./launcher/launch.ts');
  process.exitCode = await launch(process.argv.slice(2), shown);
}

async function showLast() {
  const { showLastFrame } = await import('./launcher/last-frame/show.ts');
  return showLastFrame(process.stdout);
}
