// This file stays readable for any Node, so that an old one gets a sentence and not a stack of syntax errors.
const NEEDED = 24;
const major = Number(process.versions.node.split('.')[0]);

if (major < NEEDED) {
  process.stderr.write(
    `cpm-console needs Node ${NEEDED} or newer, this is ${process.versions.node}. Run \`npm start\` in its folder, which brings its own, or install Node ${NEEDED}.\n`,
  );
  process.exitCode = 2;
} else {
  const { constants, enableCompileCache } = process.getBuiltinModule('node:module');
  const [, , noun, verb] = process.argv;
  const wanted = noun === 'push' && (verb === 'plan' || verb === 'run') ? whole : asUsual;
  // What node keeps of whole parts gets a folder of its own, unless the person chose one for all.
  const { status } = wanted(() => enableCompileCache());
  const loading = status === constants.compileCacheStatus.ENABLED ? wanted : asUsual;
  // Bare on a terminal: the last frame is on the screen before the program is even loaded.
  const shown = process.argv.length === 2 && process.stdout.isTTY && process.stdin.isTTY && (await showLast());
  const { launch } = await loading(() => import('./launcher/launch.ts'));
  process.exitCode = await launch(process.argv.slice(2), shown, loading);
  // All is done and said. Taking this process apart piece by piece takes longer than the system does.
  if (wanted === whole && process.stdout.writableLength + process.stderr.writableLength === 0) process.exit();
}

/**
 * Has functions compiled together with the part they stand in. Node keeps what was compiled when a part was loaded, and
 * not what is compiled at its first call: planning calls nearly a thousand functions, once each.
 */
function whole<Result>(load: () => Result): Result {
  const { setFlagsFromString } = process.getBuiltinModule('node:v8');
  setFlagsFromString('--no-lazy');
  try {
    return load();
  } finally {
    setFlagsFromString('--lazy');
  }
}

function asUsual<Result>(load: () => Result): Result {
  return load();
}

async function showLast() {
  const { showLastFrame } = await import('./launcher/last-frame/show.ts');
  return showLastFrame(process.stdout);
}
