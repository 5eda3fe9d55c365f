#!/usr/bin/env bash
# Install Debian's Chromium where we may; otherwise the test summary says what is missing.
set -u
if command -v chromium >/dev/null && command -v chromedriver >/dev/null; then
  exit 0
fi
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  echo "Đang cài chromium cho các bài kiểm thử trong trình duyệt…"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium chromium-driver fonts-dejavu-core >/dev/null
fi
exit 0
