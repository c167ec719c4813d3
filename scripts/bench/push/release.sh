# The commands of a local release, one after the other: project, version, folder for the separate tree.
set -eu
project=$1 version=$2 tree=$3
cd "$project"
base=$(git rev-parse refs/heads/main)
git status --porcelain=v2
git ls-remote origin refs/heads/main "refs/tags/v$version"
git worktree add --detach --quiet "$tree" "$base"
cd "$tree"
sed -i "0,/\"version\": \"[^\"]*\"/s//\"version\": \"$version\"/" package.json package-lock.json
sed -i "s/^## \[Unreleased\]\$/&\n\n## [$version]\n\n### Added\n\n- more/" CHANGELOG.md
npm ci
npm run build
npm test
git add -- package.json package-lock.json CHANGELOG.md
git commit --quiet -m "chore(release): version $version"
git tag --annotate -m "v$version" "v$version"
release=$(git rev-parse HEAD)
cd "$project"
git push --atomic --porcelain --no-follow-tags "--force-with-lease=refs/tags/v$version:" origin \
  "$release:refs/heads/main" "refs/tags/v$version:refs/tags/v$version"
git ls-remote origin refs/heads/main "refs/tags/v$version"
git merge --ff-only --quiet "$release"
git worktree remove --force "$tree"
