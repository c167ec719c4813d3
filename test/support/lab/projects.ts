export { npmPackage } from './projects/npm.ts';
export { PYTHON_KINDS, type PythonKind, pythonPackage, requirementsOnly } from './projects/python.ts';
