/** Beginnings of files, by what builds them. */
export const SETUPTOOLS = '[build-system]\nrequires = ["setuptools"]\nbuild-backend = "setuptools.build_meta"\n';
export const FLIT = '[build-system]\nrequires = ["flit_core"]\nbuild-backend = "flit_core.buildapi"\n';
export const POETRY = '[build-system]\nrequires = ["poetry-core"]\nbuild-backend = "poetry.core.masonry.api"\n';
export const HATCH = '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n';
export const UV = '[build-system]\nrequires = ["uv_build"]\nbuild-backend = "uv_build"\n';
export const SETUP = 'from setuptools import setup\n';
