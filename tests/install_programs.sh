#!/usr/bin/env bash
# Install what the tests need from Debian where we may; otherwise their summary says
# what is missing: Chromium for the pages, a signing device in software for PKCS#11,
# LibreOffice for Word files.
set -u
needed=()
command -v chromium >/dev/null && command -v chromedriver >/dev/null || needed+=(chromium chromium-driver fonts-dejavu-core)
command -v softhsm2-util >/dev/null || needed+=(softhsm2)
command -v soffice >/dev/null || needed+=(libreoffice-writer-nogui fonts-liberation)
if [ "${#needed[@]}" -eq 0 ]; then
  exit 0
fi
if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
  echo "Đang cài ${needed[*]} cho các bài kiểm thử…"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq && apt-get install -y -qq --no-install-recommends "${needed[@]}" >/dev/null
fi
exit 0
