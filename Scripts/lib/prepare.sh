#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What a build of Seedcorn needs, and the build itself. Sourced by the scripts beside it, which set `root`
# (the folder of Package.swift) first. Works under bash 3.2, the one macOS ships. Everything said here goes
# to standard error, because standard output belongs to the program, and so does standard input.
#
# Exit codes follow sysexits: 69 something that is needed is not there, 70 the build failed.

binary="$root/.build/release/seedcorn"
stamp="$root/.build/seedcorn.stamp"

stop() {
  local code=$1
  shift
  printf 'seedcorn: %s\n' "$*" >&2
  exit "$code"
}

have() { command -v "$1" >/dev/null 2>&1; }

require_swift() {
  have swift || stop 69 "Swift is missing; get 6.2 or later from https://www.swift.org/install"
  local said pattern='Swift version ([0-9]+)\.([0-9]+)'
  # swiftly leaves a `swift` that only complains until a toolchain is chosen, hence the check of its status.
  said=$(swift --version 2>/dev/null </dev/null) ||
    stop 69 "'swift --version' fails; install Swift 6.2 or later from https://www.swift.org/install"
  if [[ $said =~ $pattern ]]; then
    local major=${BASH_REMATCH[1]} minor=${BASH_REMATCH[2]}
    if [ "$major" -lt 6 ] || { [ "$major" -eq 6 ] && [ "$minor" -lt 2 ]; }; then
      stop 69 "Swift $major.$minor is too old; get 6.2 or later from https://www.swift.org/install"
    fi
  fi
}

gsl_is_there() {
  pkg-config --exists gsl >/dev/null 2>&1 && return 0
  # The package build looks into Homebrew's folders by itself, with or without pkg-config.
  local folder
  for folder in "${HOMEBREW_PREFIX:-/opt/homebrew}" /usr/local; do
    [ -e "$folder/lib/pkgconfig/gsl.pc" ] && return 0
  done
  # Cluster modules often set only the compiler's search paths.
  local compiler place found=1
  for compiler in cc clang gcc; do
    have "$compiler" || continue
    # A real file: a linker run as root may replace /dev/null.
    place=$(mktemp -d "${TMPDIR:-/tmp}/seedcorn.XXXXXX") || return 1
    printf '#include <gsl/gsl_math.h>\nint main(void) { return gsl_finite(1.0) - 1; }\n' |
      "$compiler" -x c - -lgsl -lgslcblas -lm -o "$place/probe" >/dev/null 2>&1 && found=0
    rm -rf "$place"
    break
  done
  return "$found"
}

# apt_install SUDO PACKAGE...: the first is empty or sudo. A failed update is no reason to stop: the package may be
# in the lists already.
apt_install() {
  local sudo=$1
  shift
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get update >&2 </dev/null || true
  $sudo env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y "$@" >&2 </dev/null || true
}

# offer NAME PACKAGE: installs it where that can be done without a question that nobody sees.
offer() {
  have apt-get || return 0
  if [ "$(id -u)" = 0 ]; then
    apt_install "" "$2"
  elif have sudo && { [ -t 0 ] || [ -t 2 ]; }; then
    printf 'seedcorn: installing %s with sudo\n' "$1" >&2
    apt_install sudo "$2"
  fi
}

require_gnuplot() {
  have gnuplot || offer gnuplot gnuplot-nox
  have gnuplot || stop 69 "gnuplot is missing; run 'apt-get install gnuplot-nox' as root (Debian, Ubuntu) or" \
    "'brew install gnuplot' (macOS), then try again"
}

require_gsl() {
  gsl_is_there && return 0
  offer "the GNU Scientific Library" libgsl-dev
  gsl_is_there && return 0
  stop 69 "the GNU Scientific Library is missing; run 'apt-get install libgsl-dev' as root (Debian, Ubuntu)," \
    "'brew install gsl' (macOS) or 'module load gsl' (cluster), then try again"
}

# True when no file or folder of the package changed since the last good build began. A deleted or renamed
# file counts too: it changes its folder. One `find` and no `swift`, so that a run starts within milliseconds.
up_to_date() {
  [ -x "$binary" ] && [ -e "$stamp" ] || return 1
  local changed
  changed=$(find "$root/Package.swift" "$root/Sources" -newer "$stamp" -print) && [ -z "$changed" ]
}

# The stamp carries the time before the build, so that an edit made during the build is seen next time, and
# takes its place only after success. Builds at the same time are safe: SwiftPM locks the folder.
build() {
  require_swift
  require_gsl
  mkdir -p "$root/.build" || stop 70 "cannot write to $root/.build"
  local started="$stamp.$$"
  # The name is expanded now: the trap runs after this function is gone.
  # shellcheck disable=SC2064
  trap "rm -f $(printf %q "$started")" EXIT
  touch "$started" || stop 70 "cannot write to $root/.build"
  swift build -c release --product seedcorn --package-path "$root" --scratch-path "$root/.build" \
    1>&2 </dev/null ||
    stop 70 "the build failed; see the lines above"
  [ -x "$binary" ] || stop 70 "the build left no program at $binary"
  mv -f "$started" "$stamp"
  trap - EXIT
}
