#!/bin/sh
# What the tests of the page need beside Python: Chromium with its driver, from the system's packages
# where it has them and lets us, and axe-core, which looks for barriers, from npm.
here=$(dirname "$0")
axe=4.14.1

install_chromium() {
  command -v chromium >/dev/null && command -v chromedriver >/dev/null && return
  if ! command -v apt-get >/dev/null; then
    echo "no apt-get here: install Chromium and chromedriver by hand to run the browser tests"
    return
  fi
  if [ "$(id -u)" = 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo"; else
    echo "no right to install packages: install chromium and chromium-driver to run the browser tests"
    return
  fi
  $as_root apt-get update -qq
  DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
    chromium chromium-driver >/dev/null ||
    echo "the packages cannot be installed: the browser tests will say why they are skipped"
}

fetch_axe() {
  [ -f "$here/.cache/axe-core-$axe.js" ] && return
  if ! command -v npm >/dev/null; then
    echo "no npm here: install it to run the tests for barriers with axe-core"
    return
  fi
  mkdir -p "$here/.cache" &&
    npm pack "axe-core@$axe" --silent --pack-destination "$here/.cache" >/dev/null &&
    tar -xzOf "$here/.cache/axe-core-$axe.tgz" package/axe.min.js >"$here/.cache/axe.part" &&
    mv "$here/.cache/axe.part" "$here/.cache/axe-core-$axe.js" ||
    echo "axe-core cannot be fetched: the tests for barriers will say why they are skipped"
}

install_chromium
fetch_axe
exit 0
