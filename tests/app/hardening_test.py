#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Looks at finished programs as an attacker would: what protects them, and where they load their libraries from.

usage: hardening_test.py [--paths-only] PROGRAM…

--paths-only leaves out what only a release build has (sanitizers stand in the way of it). Exit code: 0 all is as it
should be, 1 something is missing (named), 2 readelf is not there.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile


def readelf(program, *options):
    return subprocess.run(["readelf", "--wide", *options, program], check=True, capture_output=True, text=True).stdout


def flaws_of_paths(program):
    """A library that lies in the folder the program is started from must not be loaded."""
    dynamic = readelf(program, "--dynamic")
    if re.search(r"\((RPATH|RUNPATH)\)", dynamic):
        yield "names folders to load libraries from (RPATH or RUNPATH)"
    with tempfile.TemporaryDirectory() as folder:
        for library in re.findall(r"\(NEEDED\).*\[(.+)\]", dynamic):
            if not library.startswith(("libc.", "ld-")):
                with open(os.path.join(folder, library), "w", encoding="utf-8") as planted:
                    planted.write("not a library\n")
        environment = {name: value for name, value in os.environ.items() if not name.startswith("LD_")}
        environment["QT_QPA_PLATFORM"] = "offscreen"
        run = subprocess.run([program, "--version"], cwd=folder, env=environment, capture_output=True, timeout=60)
        if run.returncode != 0:
            yield "takes libraries out of the folder it is started from: " + run.stderr.decode(errors="replace").strip()


def flaws_of_build(program):
    header = readelf(program, "--file-header")
    segments = readelf(program, "--program-headers")
    dynamic = readelf(program, "--dynamic")
    symbols = readelf(program, "--dyn-syms")
    if not re.search(r"Type:\s+DYN", header):
        yield "is not position-independent"
    if "GNU_RELRO" not in segments or not re.search(r"BIND_NOW|FLAGS_1.*NOW", dynamic):
        yield "leaves its tables of addresses writable (no full RELRO)"
    if not re.search(r"GNU_STACK.*\sRW\s", segments):
        yield "has a stack that may run code"
    if "__stack_chk_fail" not in symbols:
        yield "has no stack protector"
    if not re.search(r"__\w+_chk\b", symbols.replace("__stack_chk_fail", "")):
        yield "has no checked functions of the C library (_FORTIFY_SOURCE)"
    # The mark of the whole file is lost to start-up objects of the system that lack it; ours begin each function so.
    with open(program, "rb") as file:
        landing_pads = file.read().count(bytes.fromhex("F30F1EFA"))
    if "X86-64" in header and landing_pads < 1000:
        yield "has no control-flow protection (CET)"


def main(arguments):
    if shutil.which("readelf") is None:
        print("readelf is not there: install binutils", file=sys.stderr)
        return 2
    paths_only = "--paths-only" in arguments
    programs = [os.path.abspath(argument) for argument in arguments if argument != "--paths-only"]
    found = False
    for program in programs:
        flaws = list(flaws_of_paths(program)) + ([] if paths_only else list(flaws_of_build(program)))
        for flaw in flaws:
            print(f"{os.path.basename(program)} {flaw}")
        found = found or bool(flaws)
    return 1 if found or not programs else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
