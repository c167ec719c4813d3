export { addWeight, heavyPackage } from './projects/heavy.ts';
export { managedPackage, type Manager, npmWorkspaces } from './projects/managed.ts';
export { npmPackage } from './projects/npm.ts';
export { cargoPackage, goModule, mixedProject, versionFile } from './projects/others.ts';
export { PYTHON_KINDS, type PythonKind, pythonPackage, requirementsOnly } from './projects/python.ts';
