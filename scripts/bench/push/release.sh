# What `push run` of a small private npm package executes, as a person would write it: project, version, folder for the
# separate tree. Derived from a trace of the program itself (strace -f -e execve): the same git and npm commands, each as
# often, with what makes one need the other; git's own children are no part of it. test/e2e/push/commands.test.ts runs both
# and holds them together. What the program does without a command (reading documents, looking for secrets, the journal,
# the trail) has no line here.
set -eu
project=$1 version=$2 tree=$3
cd "$project"

# Plan: the remote, what happened since the last release, and how things are here.
git config --get core.sshCommand || true
git ls-remote --heads --tags -- origin
git log --topo-order --reverse --boundary --format='%m%H %P%n%B' HEAD --not --tags='v[0-9]*.[0-9]*.[0-9]*' --
state=$(git status --porcelain=v2 --branch --ahead-behind --show-stash --untracked-files=all)
tags=$(git for-each-ref --sort=-version:refname --format='%(refname:short)' refs/tags refs/heads)
git config --list
git ls-files -- ':(top,glob)**/.gitattributes' ':(top).gitmodules'
git ls-tree --name-only --full-tree HEAD -- ./ docs/
base=${state#\# branch.oid }
base=${base%%
*}
last=${tags%%
*}
git diff --shortstat "$last" "$base" --
git cat-file blob "$base:CHANGELOG.md"

# Validate: nothing moved, the tag is free, and the configuration can be read.
git status --porcelain=v2 --branch --untracked-files=no
git ls-remote origin refs/heads/main "refs/tags/v$version" "refs/tags/v$version^{}"
git ls-tree -r -l --full-tree "$base"
git cat-file --batch <<END
$base:package.json
$base:package-lock.json
END

# Version, docs, build and tests in a separate tree.
git worktree add --detach --quiet "$tree" "$base"
cd "$tree"
sed -i "s/${last#v}/$version/" package.json package-lock.json README.md
sed -i "s/^## \[Unreleased\]\$/&\n\n## [$version]\n\n### Added\n\n- more/" CHANGELOG.md
npm ci
git ls-files --cached --others --exclude-standard
npm run build
npm test

# Scan exactly what will be committed, and the commits since the last release.
export GIT_INDEX_FILE="$tree.index"
git read-tree "$base"
git add --force -- package.json package-lock.json CHANGELOG.md README.md
scanned=$(git write-tree --missing-ok)
unset GIT_INDEX_FILE
blobs=$(git ls-tree -r -l --full-tree "$scanned" | cut -d ' ' -f 3)
git log -c --raw --root --topo-order --reverse --no-abbrev --no-renames --format='%H%n%B' "$base" "^$last" --
git ls-tree -r --full-tree "$last"
git cat-file --batch <<END
$blobs
END

# Release.
git add --force -- package.json package-lock.json CHANGELOG.md README.md
git write-tree
git commit --quiet --cleanup=verbatim --file=- <<END
chore(release): version $version
END
commits=$(git rev-parse HEAD HEAD^ 'HEAD^{tree}')
release=${commits%%
*}
git tag --annotate --cleanup=verbatim --file=- "v$version" "$release" <<END
v$version
END
cd "$project"
git rev-parse --verify --quiet "refs/tags/v$version"
git push --atomic --porcelain --progress --no-follow-tags "--force-with-lease=refs/tags/v$version:" origin \
  "$release:refs/heads/main" "refs/tags/v$version:refs/tags/v$version"
git ls-remote origin refs/heads/main "refs/tags/v$version"
git symbolic-ref --quiet HEAD
git merge --ff-only --quiet "$release"
git worktree remove --force --force "$tree"
