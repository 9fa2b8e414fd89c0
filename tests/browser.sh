#!/bin/sh
# Install Chromium and its driver where the system has packages of them and lets us.
command -v chromium >/dev/null && command -v chromedriver >/dev/null && exit 0
if ! command -v apt-get >/dev/null; then
  echo "no apt-get here: install Chromium and chromedriver by hand to run the browser tests"
  exit 0
fi
if [ "$(id -u)" = 0 ]; then as_root=""; elif sudo -n true 2>/dev/null; then as_root="sudo"; else
  echo "no right to install packages: install chromium and chromium-driver to run the browser tests"
  exit 0
fi
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
  chromium chromium-driver >/dev/null ||
  echo "the packages cannot be installed: the browser tests will say why they are skipped"
